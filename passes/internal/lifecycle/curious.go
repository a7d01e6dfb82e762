package lifecycle

// curiosity is how many blocks are executed, by all worlds together, to find out what
// nobody has asked yet: what a function does to any value that it is given, or whether
// it calls a function. Importers seldom want to know, and hardly ever of a function
// that does much to either.
const curiosity = 400

// An allowance is how many blocks may still be executed.
type allowance struct {
	limited bool
	left    int
}

// ifCheap returns what question answers, nil if that takes more than curiosity. What was
// found out by then is not kept as the answer: who needs it asks again.
func (e *Engine) ifCheap(question func() *Entry) *Entry {
	outer := e.allowed
	mine := allowance{limited: true, left: curiosity}
	if outer.limited {
		mine.left = min(mine.left, outer.left)
	}
	given := mine.left
	e.allowed = mine
	entry := question()
	if e.spent() {
		entry = nil
	}
	outer.left -= given - e.allowed.left
	e.allowed = outer
	return entry
}

func (e *Engine) spend() { e.allowed.left-- }

// spent reports whether no more may be executed.
func (e *Engine) spent() bool { return e.allowed.limited && e.allowed.left < 0 }
