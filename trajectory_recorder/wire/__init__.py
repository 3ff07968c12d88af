"""What a client and a collection endpoint must agree on: names, states, limits and headers. No input or output."""
