"""As the folder above."""
