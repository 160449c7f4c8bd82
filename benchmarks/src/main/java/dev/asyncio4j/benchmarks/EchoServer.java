package dev.asyncio4j.benchmarks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;

/** An echo server with streams or with a protocol: {@code EchoServer streams|protocol PORT}. */
final class EchoServer {
  private static final String LOOPBACK = "127.0.0.1";

  private EchoServer() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(args[1]);
    run(async(() -> args[0].equals("streams") ? serveStreams(port) : serveProtocol(port)));
  }

  private static Void serveStreams(int port) {
    return await(await(startServer(EchoServer::echo, LOOPBACK, port)).serveForever());
  }

  private static void echo(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      for (byte[] line; (line = await(reader.readLine())).length > 0; ) {
        client.writer().write(line);
        await(writer.drain());
      }
    }
  }

  private static Void serveProtocol(int port) {
    return await(
        await(getRunningLoop().createServer(EchoProtocol::new, LOOPBACK, port)).serveForever());
  }

  private static final class EchoProtocol implements Protocol {
    private Transport transport;

    @Override
    public void connectionMade(Transport made) {
      transport = made;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      transport.write(data);
    }
  }
}
