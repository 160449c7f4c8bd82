package dev.asyncio4j.redis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of a cluster, as another node sees it.
 *
 * <p><i>Python:</i> {@code ClusterNodeDetail}.
 *
 * @param id its identity
 * @param hostname its name; null if it has none
 * @param flags such as {@code master}, {@code myself} or {@code fail?}
 * @param masterId the identity of its primary; null if it is one
 * @param pingSent when it was pinged without an answer yet; null: no answer is owed
 * @param pongReceived when it answered last; null: never
 * @param epoch its epoch
 * @param connected whether there is a connection to it
 * @param slots its slots, as {@code 5} or {@code 0-5460}; those that move in brackets
 */
public record ClusterNodeDetails(
    String id,
    @Nullable String hostname,
    List<String> flags,
    @Nullable String masterId,
    @Nullable Instant pingSent,
    @Nullable Instant pongReceived,
    long epoch,
    boolean connected,
    List<String> slots) {

  /** Reads {@code CLUSTER NODES}, or the list of such lines that {@code CLUSTER REPLICAS} is. */
  static Map<String, ClusterNodeDetails> read(@Nullable Object tree) {
    var lines =
        tree instanceof List<?> list
            ? list.stream().map(Texts::text).toList()
            : Texts.text(tree).lines().toList();
    var nodes = new LinkedHashMap<String, ClusterNodeDetails>();
    for (var line : lines) {
      var fields = List.of(line.strip().split(" "));
      if (fields.size() >= 8) nodes.put(fields.get(1).replaceAll("[@,].*", ""), of(fields));
    }
    return nodes;
  }

  private static ClusterNodeDetails of(List<String> fields) {
    var places = fields.get(1).split(",");
    return new ClusterNodeDetails(
        fields.get(0),
        places.length > 1 && !places[1].isEmpty() ? places[1] : null,
        List.of(fields.get(2).split(",")),
        fields.get(3).equals("-") ? null : fields.get(3),
        instant(fields.get(4)),
        instant(fields.get(5)),
        Long.parseLong(fields.get(6)),
        fields.get(7).equals("connected"),
        fields.subList(8, fields.size()));
  }

  private static @Nullable Instant instant(String millis) {
    return millis.equals("0") ? null : Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
