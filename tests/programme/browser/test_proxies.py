"""The nginx configuration of the how-to, done by nginx where it is installed and by a small proxy anywhere."""

import asyncio
import os
import shutil
import socket
import ssl
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from multidict import CIMultiDict

from programme.browser.access import Access
from tests.programme.browser import nginx_file
from tests.programme.browser.conftest import serving
from tests.programme.browser.nginx_file import NAME
from tests.programme.browser.small_proxy import SmallProxy

ORIGIN = f"https://{NAME}"
HEADER = "X-Remote-User"
# What a browser may send to be taken for somebody else, all of it at once.
PRETENDED = tuple(
    (name, "bob@example.org") for name in (HEADER, HEADER.lower(), "X_Remote_User", "X-Auth-Request-Email")
)
SOCKET = (("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Origin", ORIGIN))
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
PATIENCE_SECONDS = 30


def certified(folder: Path) -> ssl.SSLContext:
    """Write a key and a certificate of the served name, and return what a browser trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(pem, *plain))
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    return ssl.create_default_context(cafile=folder / "fullchain.pem")


async def who_is_there(request: web.Request) -> web.Response:
    """Answer as oauth2-proxy does: who has logged in is named by the cookie."""
    if request.path == "/oauth2/auth":
        email = request.cookies.get("_oauth2_proxy")
        return (
            web.Response(status=202, headers={"X-Auth-Request-Email": email})
            if email
            else web.Response(status=401)
        )
    back = request.headers.get("X-Auth-Request-Redirect")
    return web.Response(status=302, headers={"Location": f"https://login.example.org/?back={back}"})


@asynccontextmanager
async def proxied(kind: str) -> AsyncIterator[aiohttp.ClientSession]:
    """Serve the app behind a proxy and what asks who is there, and yield a browser that nobody knows yet."""
    async with AsyncExitStack() as stack:
        # A socket's path has room for a hundred characters, which pytest's folders have not.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        trusted = certified(folder)
        served = serving(folder / "app", let_in=lambda _: Access([ORIGIN], HEADER))
        await stack.enter_async_context(served)
        runner = web.AppRunner(web.Application())
        runner.app.router.add_get("/oauth2/{rest:.*}", who_is_there)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.UnixSite(runner, str(folder / "oauth2")).start()
        port = await stack.enter_async_context(small(folder) if kind == "small" else nginx(folder))
        connector = aiohttp.TCPConnector(ssl=trusted, force_close=True)
        headers = {"Host": NAME}
        browser = aiohttp.ClientSession(f"https://127.0.0.1:{port}", connector=connector, headers=headers)
        yield await stack.enter_async_context(browser)


@asynccontextmanager
async def small(folder: Path) -> AsyncIterator[int]:
    """Run the small proxy by the configuration, and yield its port."""
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(folder / "fullchain.pem", folder / "privkey.pem")
    proxy = SmallProxy(nginx_file.parsed(nginx_file.here(folder, 0, root=False)))
    async with await asyncio.start_server(proxy.answer, "127.0.0.1", 0, ssl=tls) as server:
        yield server.sockets[0].getsockname()[1]


@asynccontextmanager
async def nginx(folder: Path) -> AsyncIterator[int]:
    """Run nginx by the configuration, and yield its port."""
    assert NGINX is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    file = folder / "nginx.conf"
    file.write_text(nginx_file.here(folder, port, root=os.geteuid() == 0), encoding="utf-8")
    words = [NGINX, "-p", str(folder), "-c", str(file), "-e", str(folder / "error.log"), "-g", "daemon off;"]
    process = await asyncio.create_subprocess_exec(*words, stderr=asyncio.subprocess.DEVNULL)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not (folder / "nginx.pid").exists():
                assert process.returncode is None, (folder / "error.log").read_text()
                await asyncio.sleep(0.02)
        yield port
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


KINDS = [
    "small",
    pytest.param("nginx", marks=pytest.mark.skipif(NGINX is None, reason="nginx is not installed")),
]


@pytest.mark.parametrize("kind", KINDS)
async def test_whom_the_proxy_of_the_how_to_did_not_let_in_reaches_nothing(kind: str) -> None:
    """Who is not logged in is sent to log in, for a page as for a socket, whoever they say to be."""
    async with proxied(kind) as browser:
        for claim in ((), PRETENDED):
            for path, asked in (("/risks/R-004?as_of=2009-01-27&as_known=2009-02-01", ()), ("/ws", SOCKET)):
                async with browser.get(path, headers=[*claim, *asked], allow_redirects=False) as answer:
                    assert (answer.status, answer.headers["Location"].partition("=")[2]) == (302, path)
        # Nobody asks from outside who is there.
        async with browser.get("/oauth2/auth") as answer:
            assert answer.status == 404


@pytest.mark.parametrize("kind", KINDS)
async def test_whom_the_proxy_of_the_how_to_names_is_served_in_that_name(kind: str) -> None:
    """Who logged in gets the page and its socket, and is nobody else whatever the browser says."""
    cookie = ("Cookie", "_oauth2_proxy=ann@example.org")
    async with proxied(kind) as browser:
        async with browser.get("/", headers=[cookie]) as page:
            assert f"wss://{NAME}/ws" in await page.text()
        async with browser.ws_connect(
            "/ws", origin=ORIGIN, headers=CIMultiDict([cookie, *PRETENDED])
        ) as shown:
            said = (await shown.receive(timeout=PATIENCE_SECONDS)).data.decode()
            assert said.split()[-1] == "ann@example.org;"
            # A paste, both ways.
            typed = "é" * 10_000
            await shown.send_json(["stdin", typed])
            seen = b""
            while len(seen) < len(typed.encode()):
                seen += (await shown.receive(timeout=PATIENCE_SECONDS)).data
            assert seen.decode() == typed
