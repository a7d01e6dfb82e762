package unused

//httpvet:ignore-file unclosedbody there is nothing in this file // want "unused: "

func nothingOk() {}
