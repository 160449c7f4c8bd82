package dev.asyncio4j.redis;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** The ways to read a reply, by the names that the table of commands gives them. */
final class ReplyKinds {
  static final Reply<?> ANY = new Reply<>(Replies::any);
  static final Reply<?> VALUE = new Reply<>(Replies::value);
  static final Reply<?> VALUES = new Reply<>(Replies::values);
  static final Reply<?> SET = new Reply<>(Replies::set);
  static final Reply<?> MAP = new Reply<>(Replies::map);
  static final Reply<?> COUNTS = new Reply<>(Replies::counts);
  static final Reply<?> SCORED = new Reply<>(Replies::scored);
  static final Reply<?> KEY_VALUE = new Reply<>(Replies::keyValue);
  static final Reply<?> KEY_VALUES = new Reply<>(Replies::keyValues);
  static final Reply<?> KEY_SCORED = new Reply<>(Replies::keyScored);
  static final Reply<?> KEY_SCORES = new Reply<>(Replies::keyScores);
  static final Reply<?> ENTRIES = new Reply<>(StreamReplies::entries);
  static final Reply<?> STREAMS = new Reply<>(StreamReplies::streams);
  static final Reply<?> CLAIMED = new Reply<>(StreamReplies::claimed);
  static final Reply<?> SCAN = new Reply<>(Replies::page);
  static final Reply<?> HSCAN = new Reply<>(Replies::fieldPage);
  static final Reply<?> ZSCAN = new Reply<>(Replies::scoredPage);

  private static final Map<String, Reply<?>> NAMED =
      Map.ofEntries(
          entry("OK", Reply.OK),
          entry("BOOL", Reply.BOOL),
          entry("LONG", Reply.LONG),
          entry("DOUBLE", Reply.DOUBLE),
          entry("TEXT", Reply.TEXT),
          entry("BYTES", Reply.BYTES),
          entry("TEXTS", Reply.TEXTS),
          entry("LONGS", Reply.LONGS),
          entry("DOUBLES", Reply.DOUBLES),
          entry("BOOLS", Reply.BOOLS),
          entry("PLAIN_MAP", Reply.PLAIN_MAP),
          entry("PLAIN_MAPS", Reply.PLAIN_MAPS),
          entry("PLAIN", Reply.PLAIN),
          entry("INFO", Reply.INFO),
          entry("CLIENTS", Reply.CLIENTS),
          entry("CLIENT", Reply.CLIENT),
          entry("TIME", Reply.TIME),
          entry("EPOCH", Reply.EPOCH),
          entry("PENDING", Reply.PENDING),
          entry("PENDING_ENTRIES", Reply.PENDING_ENTRIES),
          entry("GEO_POINTS", Reply.GEO_POINTS),
          entry("CLUSTER_NODES", Reply.CLUSTER_NODES),
          entry("ANY", ANY),
          entry("VALUE", VALUE),
          entry("VALUES", VALUES),
          entry("SET", SET),
          entry("MAP", MAP),
          entry("COUNTS", COUNTS),
          entry("SCORED", SCORED),
          entry("KEY_VALUE", KEY_VALUE),
          entry("KEY_VALUES", KEY_VALUES),
          entry("KEY_SCORED", KEY_SCORED),
          entry("KEY_SCORES", KEY_SCORES),
          entry("ENTRIES", ENTRIES),
          entry("STREAMS", STREAMS),
          entry("CLAIMED", CLAIMED),
          entry("SCAN", SCAN),
          entry("HSCAN", HSCAN),
          entry("ZSCAN", ZSCAN));

  private ReplyKinds() {}

  /** {@return the way to read the replies of a command, as the table has it} */
  static Reply<?> of(String name) {
    return NAMED.getOrDefault(name, ANY);
  }

  static Set<String> names() {
    return NAMED.keySet();
  }
}
