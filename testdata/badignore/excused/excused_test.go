package excused

//httpvet:ignore-file unclosedbody of no use // want "unused: "

func testBad() {}
