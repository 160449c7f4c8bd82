package dev.asyncio4j.examples.guests;

/** A program of Python's on asyncio4j's loop, which awaits coroutines of Java's. */
public final class PythonMain {
  private static final String SOURCE =
      """
      import asyncio
      import asyncio4j
      import java
      from asyncio4j import java as of_java

      Shop = java.type("dev.asyncio4j.examples.guests.Shop")

      async def main():
          prices = await asyncio.gather(of_java(Shop.price("tea")), of_java(Shop.price("honey")))
          print("prices", prices, flush=True)
          try:
              await of_java(Shop.price("gold"))
          except OSError as error:
              print("Python caught", error.args[-1], flush=True)
          try:
              async with asyncio.timeout(0.1):
                  await of_java(Shop.open())
          except TimeoutError:
              print("Python has waited long enough", flush=True)
          server = await asyncio.start_server(echo, "127.0.0.1", 0)
          reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
          writer.write(b"over asyncio4j's transports\\n")
          print((await reader.readline()).decode().strip(), flush=True)
          writer.close()
          server.close()
          await server.wait_closed()

      async def echo(reader, writer):
          writer.write(await reader.readline())
          await writer.drain()
          writer.close()

      with asyncio.Runner(loop_factory=asyncio4j.Loop) as runner:
          runner.run(main())
      """;

  private PythonMain() {}

  public static void main(String[] args) {
    try (var python = Python.open()) {
      python.context().eval("python", SOURCE);
    }
  }
}
