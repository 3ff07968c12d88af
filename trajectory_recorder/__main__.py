"""`python -m trajectory_recorder`."""

from trajectory_recorder.cli import main

if __name__ == "__main__":
    main()
