"""Comments in a Word file that somebody else wrote (批注): at the words, all else as it was."""
