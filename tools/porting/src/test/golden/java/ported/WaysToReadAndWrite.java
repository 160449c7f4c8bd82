// Written by the porting assistant of asyncio4j from ch20/ways_to_read_and_write.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

// Exactly n bytes, up to a separator, line by line, to the end; and what happens when there is too little or too much.
public final class WaysToReadAndWrite {
  private WaysToReadAndWrite() {}

  static Connection sends(List<byte[]> data, int limit) {
    Server server = await(startServer((reader, writer) -> handle(reader, writer, data), "127.0.0.1", 0));
    Connection connection = await(openConnection("127.0.0.1", server.port(), ConnectOptions.defaults().limit(limit)));
    server.close();
    return connection;
  }

  static void handle(StreamReader reader, StreamWriter writer, List<byte[]> data) {
    writer.writeLines(data);
    await(writer.drain());
    writer.close();
  }

  static Coroutine<Void> main() {
    return async(() -> {
      var pair = sends(List.of("abcdef".getBytes(UTF_8), "key=value;".getBytes(UTF_8), "one\n".getBytes(UTF_8), "two\n".getBytes(UTF_8), "rest".getBytes(UTF_8)), 64);
      StreamReader reader = pair.reader();
      StreamWriter writer = pair.writer();
      System.out.println(new String(await(reader.readExactly(6)), UTF_8));
      System.out.println(new String(await(reader.readUntil(";".getBytes(UTF_8))), UTF_8));
      StreamReader readerNow = reader;
      List<String> lines = new ArrayList<>(IntStream.range(0, 2).boxed().map(unused -> new String(await(readerNow.readLine()), UTF_8).strip()).toList());
      System.out.println(String.join(", ", lines));
      System.out.println(new String(await(reader.read(-1)), UTF_8) + " / " + await(reader.read(-1)).length);
      writer.close();
      var pair2 = sends(List.of("abc".getBytes(UTF_8)), 64);
      reader = pair2.reader();
      writer = pair2.writer();
      try {
        await(reader.readExactly(10));
      } catch (IncompleteReadException e2) {
        System.out.println("wanted " + e2.expected().orElseThrow() + " got " + new String(e2.partial(), UTF_8));
      }
      writer.close();
      var pair3 = sends(List.of(concat(repeat("x".getBytes(UTF_8), 300), "\n".getBytes(UTF_8))), 64);
      reader = pair3.reader();
      writer = pair3.writer();
      try {
        await(reader.readLine());
      } catch (IllegalArgumentException e3) {
        System.out.println("a line longer than the limit is an error");
      }
      writer.close();
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] repeat(byte[] data, int count) {
    byte[] all = new byte[data.length * Math.max(0, count)];
    for (int i = 0; i < all.length; i++) all[i] = data[i % data.length];
    return all;
  }
}
