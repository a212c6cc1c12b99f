"""The desk: what analysts see in the browser. It reads the state and runs no stage."""

import sys

from trucewatch.config import Workspace, assets_root
from trucewatch.desk.app import create_app
from trucewatch.errors import ConfigError

__all__ = ["create_app", "serve"]


def serve(workspace: Workspace, *, host: str = "127.0.0.1", port: int = 8016) -> None:
    """Serves the desk until it is stopped.

    Raises:
        ConfigError: the browser assets are not there, or the address is taken.
    """
    import socket
    import threading

    import uvicorn

    from trucewatch.desk.routes import warm

    if not (assets_root() / "htmx.org").is_dir():
        raise ConfigError("the desk's browser assets are not there; `make setup` puts them in place")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise ConfigError(
                f"cannot listen on {host}:{port}: {error.strerror}; try another --port"
            ) from error
        bound = listener.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        print(f"The desk is at http://{shown}:{bound}/ (stop it with Ctrl-C)", file=sys.stderr, flush=True)
        app = create_app(workspace, host=host)
        threading.Thread(target=warm, args=(workspace,), daemon=True).start()
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listener])
