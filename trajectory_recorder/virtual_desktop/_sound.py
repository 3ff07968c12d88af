"""The sound server of a virtual desktop: loudspeakers that nobody hears, a microphone to speak into.

The microphone is the default source. It carries what is played to the sink `voice`, and silence
otherwise.
"""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop._environment import sound_socket
from trajectory_recorder.virtual_desktop._processes import START_TIMEOUT_S, Processes, kill

if TYPE_CHECKING:
    import subprocess

# A null sink hands a sound to its monitor when it makes it ready, which is a whole step before it
# plays it; no microphone hears a sound before it sounds. Its steps are as long as its most demanding
# client allows: 50 ms if nobody asks for less. So somebody does, for as long as the server runs.
_STEP_MS = 2

# Without norewinds an idle null sink works two seconds ahead, instead of 50 ms: who starts to record
# gets no samples until that time is over, and what is played then comes as late.
# The protocol comes last, so that whoever gets an answer finds everything in place.
_SCRIPT = """\
load-module module-null-sink sink_name=speakers rate=48000 norewinds=1 sink_properties=device.description=Speakers
load-module module-null-sink sink_name=voice rate=48000 channels=1 norewinds=1 sink_properties=device.description=Voice
load-module module-remap-source source_name=microphone master=voice.monitor source_properties=device.description=Microphone
set-default-sink speakers
set-default-source microphone
load-module module-native-protocol-unix socket="{socket}" auth-anonymous=1 auth-cookie-enabled=0
"""
_LONGEST_SPEECH_S = 600.0


class SoundServer:
    """A PulseAudio server of the desktop's own.

    Args:
        processes: Starts and ends it.
        folder: The desktop's folder.
    """

    def __init__(self, processes: Processes, folder: Path) -> None:
        self._processes = processes
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._listener: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, on the same socket each time.

        Raises:
            MachineError: It did not start.
        """
        script = self._folder / "sound.pa"
        script.write_text(_SCRIPT.format(socket=sound_socket(self._folder)), encoding="utf-8")
        self._process = self._processes.start(
            [
                "pulseaudio",
                *("-n", "-F", str(script)),
                *("--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"),
                *("--high-priority=no", "--realtime=no", "--log-target=stderr"),
                # libpulse 16.1 may wait for itself for ever when a server goes whose memory it shares.
                "--disable-shm=yes",
            ]
        )
        self._processes.wait_until_ready(self._process, self._listens)
        self._listener = self._processes.start(
            ["parec", "--device=voice.monitor", f"--latency-msec={_STEP_MS}", "--raw", os.devnull]
        )

    def stop(self) -> None:
        """Kill the server, as if it had crashed: programs that record lose their microphone."""
        for process in (self._process, self._listener):
            if process is not None:
                kill(process)
        self._process = self._listener = None

    def say(self, text: str, *, voice: str) -> tuple[int, int]:
        """Speak a text into the microphone; returns the monotonic times of begin and end, in ns."""
        with tempfile.TemporaryDirectory(dir=self._folder) as directory:
            wav = Path(directory) / "speech.wav"
            self._must_run("espeak-ng", "-v", voice, "-w", str(wav), "--stdin", text=text)
            return self.play(wav)

    def play(self, wav: Path) -> tuple[int, int]:
        """Play a file into the microphone; returns the monotonic times of begin and end, in ns."""
        begin_ns = monotonic_ns()
        self._must_run("paplay", "--device=voice", "--latency-msec=400", str(wav.absolute()))
        return begin_ns, monotonic_ns()

    def _must_run(self, *command: str, text: str = "") -> None:
        finished = self._processes.run(command, timeout_s=_LONGEST_SPEECH_S, standard_input=text.encode())
        if finished.returncode != 0:
            raise MachineError(
                f"{command[0]} could not speak into the virtual microphone", finished.stderr.strip()
            )

    def _listens(self) -> bool:
        return self._processes.run(("pactl", "info"), timeout_s=START_TIMEOUT_S).returncode == 0
