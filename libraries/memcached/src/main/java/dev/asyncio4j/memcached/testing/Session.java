package dev.asyncio4j.memcached.testing;

import static dev.asyncio4j.Asyncio.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.memcached.testing.Values.Value;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Answers the commands of a connection, one after the other. */
final class Session {
  private static final int LARGEST = 1 << 20;
  private static final int LONGEST_KEY = 250;
  private static final String BAD_FORMAT = "CLIENT_ERROR bad command line format";

  private final Values values;

  Session(Values values) {
    this.values = values;
  }

  void serve(StreamReader reader, StreamWriter writer) {
    values.connected(1);
    try {
      while (true) {
        var line = new String(await(reader.readLine()), ISO_8859_1);
        if (!line.endsWith("\n") || line.strip().equals("quit")) return;
        answer(line.strip().split(" +"), reader, writer);
        await(writer.drain());
      }
    } finally {
      writer.close();
      values.connected(-1);
    }
  }

  private void answer(String[] words, StreamReader reader, StreamWriter writer) {
    switch (words[0]) {
      case "get", "gets" -> read(words, writer);
      case "set", "add", "replace", "append", "prepend", "cas" -> say(writer, store(words, reader));
      case "incr", "decr" -> say(writer, count(words));
      case "touch" -> say(writer, touch(words));
      case "delete" -> say(writer, values.remove(words[1]) ? "DELETED" : "NOT_FOUND");
      case "flush_all" -> {
        values.clear();
        say(writer, "OK");
      }
      case "version" -> say(writer, "VERSION 1.6.0-test");
      case "stats" -> stats(words, writer);
      default -> say(writer, "ERROR");
    }
  }

  private static void say(StreamWriter writer, String line) {
    writer.write((line + "\r\n").getBytes(ISO_8859_1));
  }

  private void read(String[] words, StreamWriter writer) {
    var out = new ByteArrayOutputStream();
    for (int i = 1; i < words.length; i++) {
      var value = values.read(words[i]);
      if (value == null) continue;
      var token = words[0].equals("gets") ? " " + Long.toUnsignedString(value.token()) : "";
      var head =
          "VALUE %s %s %d%s\r\n".formatted(words[i], value.flags(), value.data().length, token);
      out.writeBytes(head.getBytes(ISO_8859_1));
      out.writeBytes(value.data());
      out.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    out.writeBytes("END\r\n".getBytes(ISO_8859_1));
    writer.write(out.toByteArray());
  }

  /** {@code VERB key flags expiry length [token]}, then the value. */
  private String store(String[] words, StreamReader reader) {
    if (words.length < (words[0].equals("cas") ? 6 : 5)) return "ERROR";
    int length = Integer.parseInt(words[4]);
    if (length < 0) return BAD_FORMAT;
    var data = await(reader.readExactly(length + 2));
    if (data[length] != '\r' || data[length + 1] != '\n') return "CLIENT_ERROR bad data chunk";
    if (words[1].length() > LONGEST_KEY) return BAD_FORMAT;
    if (length > LARGEST) return "SERVER_ERROR object too large for cache";
    return store(words, Arrays.copyOf(data, length));
  }

  private String store(String[] words, byte[] data) {
    var key = words[1];
    var old = values.find(key);
    var refusal =
        switch (words[0]) {
          case "add" -> old != null ? "NOT_STORED" : "";
          case "replace", "append", "prepend" -> old == null ? "NOT_STORED" : "";
          case "cas" -> old == null ? "NOT_FOUND" : isChanged(old, words[5]) ? "EXISTS" : "";
          default -> "";
        };
    if (!refusal.isEmpty()) return refusal;
    switch (words[0]) {
      case "append" -> values.put(key, joined(old.data(), data), old.flags(), old.expires());
      case "prepend" -> values.put(key, joined(data, old.data()), old.flags(), old.expires());
      default -> values.put(key, data, words[2], values.expiry(Long.parseLong(words[3])));
    }
    return "STORED";
  }

  private static boolean isChanged(Value value, String token) {
    return value.token() != Long.parseUnsignedLong(token);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private String count(String[] words) {
    var old = values.find(words[1]);
    if (old == null) return "NOT_FOUND";
    long number;
    try {
      number = Long.parseUnsignedLong(new String(old.data(), ISO_8859_1));
    } catch (NumberFormatException e) {
      return "CLIENT_ERROR cannot increment or decrement non-numeric value";
    }
    long by = Long.parseUnsignedLong(words[2]);
    boolean toZero = words[0].equals("decr") && Long.compareUnsigned(by, number) > 0;
    long result = toZero ? 0 : words[0].equals("incr") ? number + by : number - by;
    var text = Long.toUnsignedString(result);
    values.put(words[1], text.getBytes(ISO_8859_1), old.flags(), old.expires());
    return text;
  }

  private String touch(String[] words) {
    var old = values.find(words[1]);
    if (old == null) return "NOT_FOUND";
    values.put(words[1], old.data(), old.flags(), values.expiry(Long.parseLong(words[2])));
    return "TOUCHED";
  }

  private void stats(String[] words, StreamWriter writer) {
    if (words.length > 1 && !words[1].equals("items")) {
      say(writer, "ERROR");
      return;
    }
    if (words.length == 1) {
      say(writer, "STAT pid " + ProcessHandle.current().pid());
      say(writer, "STAT version 1.6.0-test of asyncio4j");
      say(writer, "STAT curr_connections " + values.connections());
      say(writer, "STAT curr_items " + values.size());
    } else if (values.size() > 0) {
      say(writer, "STAT items:1:number " + values.size());
    }
    say(writer, "END");
  }
}
