"""What the program is measured by. Each module runs on its own: python -m benchmarks.<name>."""
