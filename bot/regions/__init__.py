"""Regions of China: the gazetteer, the names that people use for places, and where a citizen lives and has the hukou."""

from .finder import PlaceFinder
from .gazetteer import Gazetteer
from .mention import PlaceMention, Role
from .region import Level, Region, UnknownRegionError
from .resolver import Resolution, Resolver

__all__ = [
    "Gazetteer",
    "Level",
    "PlaceFinder",
    "PlaceMention",
    "Region",
    "Resolution",
    "Resolver",
    "Role",
    "UnknownRegionError",
]
