"""Reads a LeRobot dataset with `lerobot`'s own class, and writes what it gives for some rows: a JSON line for each, and
its picture as a NumPy file. Started with the folder of the dataset, that of the results, and the numbers of the rows."""

import json
import sys
from pathlib import Path

import numpy as np
from lerobot.datasets.lerobot_dataset import LeRobotDataset

SCREEN = "observation.images.screen"


def main() -> None:
    folder, results, *numbers = sys.argv[1:]
    dataset = LeRobotDataset("local/exported", root=folder, video_backend="pyav")
    told = {"episodes": dataset.num_episodes, "frames": dataset.num_frames, "fps": dataset.fps}
    sys.stdout.write(json.dumps(told) + "\n")
    for number in numbers:
        row = dataset[int(number)]
        picture = row.pop(SCREEN).permute(1, 2, 0).numpy()
        np.save(Path(results, f"{number}.npy"), np.rint(picture * 255).astype(np.uint8))
        values = {name: it if isinstance(it, str) else it.tolist() for name, it in row.items()}
        sys.stdout.write(json.dumps(values) + "\n")


if __name__ == "__main__":
    main()
