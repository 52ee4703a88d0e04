"""Charts as SVG, made by the server and shared by pages and files. Every chart is shown with its table."""
