"""Plays the running product from outside, as a visitor does, and looks at what comes back."""
