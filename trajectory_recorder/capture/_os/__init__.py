"""What more than one source needs of an operating system; no sources here."""
