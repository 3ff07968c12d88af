"""A Whisper model of a few hundred kilobytes with weights drawn by chance: it hears nothing and says words.

Its files are those of a real one in CTranslate2's format, made by its own descriptions of models, so what runs
it does everything that it does with a real one: features, windows, time stamps, alignment of words.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import WhisperSpec

WORDS = ("now", "I", "save", "the", "file", "and", "then", "look", "at", "it", "once", "more")
_WIDTH, _HEADS, _BANDS, _AUDIO_PLACES, _TEXT_PLACES = 16, 2, 80, 1500, 448
_UNKNOWN = "<unknown>"
_SPECIAL = (
    *("<|endoftext|>", "<|startoftranscript|>", "<|en|>", "<|de|>", "<|translate|>", "<|transcribe|>"),
    *("<|startoflm|>", "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>"),
)
_TIMES = 1501
# By this one CTranslate2 tells a model of many languages.
_MULTILINGUAL = ""


def build(folder: Path, *, multilingual: bool = False, seed: int = 3) -> Path:
    """Write a model's files into `folder`, which it makes."""
    tokens = _tokens(multilingual=multilingual)
    chance = np.random.default_rng(seed)
    spec = WhisperSpec(1, _HEADS, 1, _HEADS)
    spec.register_vocabulary(tokens)
    languages = [tokens.index(name) for name in ("<|en|>", "<|de|>")]
    spec.config.lang_ids, spec.config.alignment_heads = languages, [(0, 0), (0, 1)]
    spec.config.suppress_ids = spec.config.suppress_ids_begin = []
    _fill(spec, tokens, lambda *shape: chance.normal(0, 0.4, shape).astype(np.float32))
    folder.mkdir(parents=True)
    spec.validate()
    spec.save(str(folder))
    _write_tokenizer(folder / "tokenizer.json", tokens)
    return folder


def _tokens(*, multilingual: bool) -> list[str]:
    words = ["Ġ" + word for word in WORDS]  # the tokenizer's sign for a space
    others = [_UNKNOWN, ".", ",", *([_MULTILINGUAL] if multilingual else [])]
    return [*words, *others, *_SPECIAL, *(f"<|{number * 0.02:.2f}|>" for number in range(_TIMES))]


def _fill(spec: Any, tokens: list[str], draw: Callable[..., Any]) -> None:
    _conv(spec.encoder.conv1, draw(_WIDTH, _BANDS, 3))
    _conv(spec.encoder.conv2, draw(_WIDTH, _WIDTH, 3))
    spec.encoder.position_encodings.encodings = draw(_AUDIO_PLACES, _WIDTH)
    spec.decoder.position_encodings.encodings = draw(_TEXT_PLACES, _WIDTH)
    spec.decoder.embeddings.weight = draw(len(tokens), _WIDTH)
    _linear(spec.decoder.projection, draw(len(tokens), _WIDTH))
    # It says what it can, and comes to an end at some time.
    spec.decoder.projection.bias = np.array([_leaning(token) for token in tokens], np.float32)
    for half in (spec.encoder, spec.decoder):
        _norm(half.layer_norm)
        for layer in half.layer:
            _attention(layer.self_attention, draw, (3, 1))
            if half is spec.decoder:
                _attention(layer.attention, draw, (1, 2, 1))
            _norm(layer.ffn.layer_norm)
            _linear(layer.ffn.linear_0, draw(4 * _WIDTH, _WIDTH))
            _linear(layer.ffn.linear_1, draw(_WIDTH, 4 * _WIDTH))


def _leaning(token: str) -> float:
    if token in {_UNKNOWN, _MULTILINGUAL}:
        return -100.0
    return 3.0 if token.startswith("Ġ") else 0.0


def _conv(spec: Any, weight: Any) -> None:
    spec.weight, spec.bias = weight, np.zeros(len(weight), np.float32)


def _linear(spec: Any, weight: Any) -> None:
    spec.weight, spec.bias = weight, np.zeros(len(weight), np.float32)


def _norm(spec: Any) -> None:
    spec.gamma, spec.beta = np.ones(_WIDTH, np.float32), np.zeros(_WIDTH, np.float32)


def _attention(spec: Any, draw: Callable[..., Any], parts: tuple[int, ...]) -> None:
    _norm(spec.layer_norm)
    for linear, wide in zip(spec.linear, parts, strict=True):
        _linear(linear, draw(wide * _WIDTH, _WIDTH))


def _write_tokenizer(path: Path, tokens: list[str]) -> None:
    document = {
        "version": "1.0",
        "added_tokens": [],
        "pre_tokenizer": {
            "type": "ByteLevel",
            "add_prefix_space": False,
            "trim_offsets": True,
            "use_regex": True,
        },
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {
            "type": "WordLevel",
            "vocab": {token: number for number, token in enumerate(tokens)},
            "unk_token": _UNKNOWN,
        },
    }
    path.write_text(json.dumps(document), encoding="utf-8")
