"""The demo year: invented customers and a story played through the real use cases at their own times."""

from istes_desk.services.demo.load import DemoData, load_demo

__all__ = ["DemoData", "load_demo"]
