package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.testing.Ends;
import java.io.IOException;

/** The servers that clients meet in these tests. */
enum Peer {
  /** The server of the module, in the loop of the test. */
  OURS {
    @Override
    void serve(Connected body) {
      run(
          async(
              () -> {
                try (var server = await(MemcachedServer.start())) {
                  body.run(MemcachedOptions.defaults().port(server.port()));
                }
              }));
    }
  },

  /** The program memcached, where it is installed, started once for all tests. */
  REAL {
    @Override
    void serve(Connected body) {
      int port = RealMemcached.port();
      run(async(() -> body.run(MemcachedOptions.defaults().port(port))));
    }
  };

  /** Code that is given a server. */
  interface Connected {
    void run(MemcachedOptions options) throws Exception;
  }

  abstract void serve(Connected body);

  /** Runs {@code body} with a client of an empty server. */
  void client(VoidBody1<MemcachedClient<byte[]>> body) {
    client(MemcachedOptions.defaults(), body);
  }

  /** Runs {@code body} with such a client, of these options but for the place. */
  void client(MemcachedOptions options, VoidBody1<MemcachedClient<byte[]>> body) {
    serve(
        place -> {
          try (var client = MemcachedClient.create(options.port(place.port()))) {
            await(client.flushAll());
            body.accept(client);
          }
        });
  }

  /** Runs {@code body} with a peer that does what {@code handler} says, for each connection. */
  static void scripted(ConnectionHandler handler, Connected body) {
    run(async(() -> scriptedHere(handler, body)));
  }

  /** Does so in the running loop. */
  static void scriptedHere(ConnectionHandler handler, Connected body) throws Exception {
    try (var server = await(startServer(handler, LOOPBACK, 0))) {
      body.run(MemcachedOptions.defaults().port(Ends.port(server)));
      server.abortClients();
    }
  }

  /** A peer that answers each line with the same text, and closes when the client does. */
  static ConnectionHandler answering(String text) {
    return (reader, writer) -> {
      while (!line(reader).isEmpty()) say(writer, text);
      writer.close();
    };
  }

  /** A peer that reads and never answers. */
  static ConnectionHandler silent() {
    return (reader, writer) -> {
      while (!line(reader).isEmpty()) continue;
      writer.close();
    };
  }

  static String line(StreamReader reader) throws IOException {
    return Ends.text(await(reader.readLine())).strip();
  }

  static void say(StreamWriter writer, String text) {
    writer.write(bytes(text));
  }
}
