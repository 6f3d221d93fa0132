"""Taking down what people say at a meeting, one line each, while they speak."""
