package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;

/** An echo server with streams or with a protocol: {@code EchoServer streams|protocol PORT}. */
public final class EchoServer {
  private static final String LOOPBACK = "127.0.0.1";

  private EchoServer() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(args[1]);
    boolean streams = args[0].equals("streams");
    run(async(() -> streams ? serveStreams(port, ServerOptions.defaults()) : serveProtocol(port)));
  }

  /** Serves streams on a port that other loops serve as well. */
  static void serveShared(int port) {
    run(async(() -> serveStreams(port, ServerOptions.defaults().reusePort(true))));
  }

  private static Void serveStreams(int port, ServerOptions options) {
    return await(await(startServer(EchoServer::echo, LOOPBACK, port, options)).serveForever());
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
