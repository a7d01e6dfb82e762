package facts

func F() {}
