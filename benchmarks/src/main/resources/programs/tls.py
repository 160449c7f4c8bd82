"""An echo server under TLS to compare with: python3 tls.py asyncio|uvloop CERTIFICATE KEY PORT"""
import asyncio, ssl, sys
lib, certificate, key, port = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
async def handle(r, w):
    while True:
        d = await r.read(65536)
        if not d: break
        w.write(d)
        await w.drain()
    w.close()
async def main():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    s = await asyncio.start_server(handle, "127.0.0.1", port, ssl=context)
    await s.serve_forever()
if lib == "uvloop":
    import uvloop
    uvloop.install()
asyncio.run(main())
