// Nothing: with a file like this, the compiler takes functions without a body.
