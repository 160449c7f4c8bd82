"""A client of HTTP with a limit, and a loop for a program that has none."""
import asyncio
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


# recipe 9
async def fetch(url, limit):
    async with limit:
        return await asyncio.to_thread(lambda: urllib.request.urlopen(url).read().decode())


async def three(url):
    limit = asyncio.Semaphore(2)
    return await asyncio.gather(*(fetch(url, limit) for _ in range(3)))
# end


# recipe 17
class Application:
    """One loop for a program of threads: Flask, Django, a servlet."""
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()

    def invoice(self, number):
        return asyncio.run_coroutine_threadsafe(make_invoice(number), self.loop)

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()
# end


async def make_invoice(number):
    await asyncio.sleep(0.01)
    return f"invoice {number}"


class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Hello)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(" ".join(asyncio.run(three(f"http://127.0.0.1:{server.server_port}/"))))
server.shutdown()
application = Application()
print(application.invoice(7).result())
application.close()
