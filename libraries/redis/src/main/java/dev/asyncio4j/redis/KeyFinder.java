package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/** The keys among the words of a command, by the table, and where that says nothing by its form. */
final class KeyFinder {
  private KeyFinder() {}

  static List<byte[]> keys(CommandSpec spec, List<byte[]> words) {
    return switch (spec.name()) {
      case "EVAL", "EVALSHA", "EVAL_RO", "EVALSHA_RO", "FCALL", "FCALL_RO", "BLMPOP", "BZMPOP" ->
          counted(words, 2);
      case "LMPOP", "ZMPOP", "ZUNION", "ZINTER", "ZDIFF", "SINTERCARD", "ZINTERCARD" ->
          counted(words, 1);
      case "ZUNIONSTORE", "ZINTERSTORE", "ZDIFFSTORE" -> {
        var keys = new ArrayList<>(words.subList(1, 2));
        keys.addAll(counted(words, 2));
        yield keys;
      }
      case "XREAD", "XREADGROUP" -> streams(words);
      default -> byTable(spec, words);
    };
  }

  private static List<byte[]> counted(List<byte[]> words, int at) {
    int count = Integer.parseInt(Texts.text(words.get(at)));
    return words.subList(at + 1, at + 1 + count);
  }

  private static List<byte[]> streams(List<byte[]> words) {
    for (int i = 1; i < words.size(); i++)
      if (Texts.text(words.get(i)).equalsIgnoreCase("STREAMS"))
        return words.subList(i + 1, i + 1 + (words.size() - i - 1) / 2);
    return List.of();
  }

  private static List<byte[]> byTable(CommandSpec spec, List<byte[]> words) {
    if (spec.firstKey() <= 0) return List.of();
    int last = spec.lastKey() < 0 ? words.size() + spec.lastKey() : spec.lastKey();
    var keys = new ArrayList<byte[]>();
    for (int i = spec.firstKey(); i <= last && i < words.size(); i += Math.max(1, spec.step()))
      keys.add(words.get(i));
    return keys;
  }

  /** Returns the slot of a key: CRC16 of what is in the first braces, or of the whole. */
  static int slot(byte[] key) {
    int open = indexOf(key, '{', 0);
    int close = open < 0 ? -1 : indexOf(key, '}', open + 1);
    return close > open + 1
        ? crc16(key, open + 1, close) % Slots.COUNT
        : crc16(key, 0, key.length) % Slots.COUNT;
  }

  private static int indexOf(byte[] bytes, char wanted, int from) {
    for (int i = from; i < bytes.length; i++) if (bytes[i] == wanted) return i;
    return -1;
  }

  private static int crc16(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= (bytes[i] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
      crc &= 0xffff;
    }
    return crc;
  }
}
