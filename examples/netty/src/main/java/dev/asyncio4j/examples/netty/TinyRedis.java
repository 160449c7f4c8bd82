package dev.asyncio4j.examples.netty;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** A Redis server as small as the example needs it where none is installed: GET and SET. */
final class TinyRedis {
  private final Map<String, String> values = new HashMap<>();

  private TinyRedis() {}

  /** Awaits what {@code client} does with the port of a server. */
  static Void serving(IntFunction<Coroutine<Void>> client) {
    var redis = new TinyRedis();
    var server = await(startServer(redis::serve, "127.0.0.1", 0));
    try {
      return await(client.apply(((InetSocketAddress) server.sockets().get(0)).getPort()));
    } finally {
      server.close();
    }
  }

  private void serve(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      for (List<String> words; (words = command(reader)) != null; ) {
        writer.write(answer(words).getBytes(UTF_8));
        await(writer.drain());
      }
    }
  }

  private static List<String> command(StreamReader reader) {
    var count = line(reader);
    if (count.isEmpty()) return null;
    var words = new ArrayList<String>();
    for (int i = Integer.parseInt(count.substring(1)); i > 0; i--) {
      line(reader); // the length: no word has a line break here
      words.add(line(reader));
    }
    return words;
  }

  private static String line(StreamReader reader) {
    return new String(await(reader.readLine()), UTF_8).strip();
  }

  private String answer(List<String> words) {
    return switch (words.get(0).toUpperCase(Locale.ROOT)) {
      case "SET" -> set(words.get(1), words.get(2));
      case "GET" -> bulk(values.get(words.get(1)));
      case "HELLO" -> "-NOPROTO only version 2 is spoken\r\n";
      case "PING" -> "+PONG\r\n";
      default -> "+OK\r\n";
    };
  }

  private String set(String key, String value) {
    values.put(key, value);
    return "+OK\r\n";
  }

  private static String bulk(String value) {
    return value == null ? "$-1\r\n" : "$" + value.length() + "\r\n" + value + "\r\n";
  }
}
