package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The nodes that serve the slots, as far as is known. */
final class Slots {
  static final int COUNT = 16384;

  /** The primary of each slot, then its replicas; null if none is known. */
  private final List<ClusterNode>[] bySlot;

  private final Map<HostPort, ClusterNode> nodes = new LinkedHashMap<>();
  private int turn;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists
  Slots() {
    bySlot = new List[COUNT];
  }

  /** Reads {@code CLUSTER SLOTS} of a node; an empty host is that node's own. */
  static Slots read(@Nullable Object tree, HostPort asked, UnaryOperator<HostPort> remap) {
    var slots = new Slots();
    for (var range : Replies.items(tree)) {
      var parts = Replies.items(range);
      var serving = new ArrayList<ClusterNode>();
      for (int i = 2; i < parts.size(); i++) {
        var node = Replies.items(parts.get(i));
        var host = node.get(0) == null ? "" : Texts.text(node.get(0));
        if (host.equals("?")) continue;
        var said =
            new HostPort(
                host.isEmpty() ? asked.host() : host, (int) (long) Texts.whole(node.get(1)));
        serving.add(new ClusterNode(remap.apply(said), i == 2));
      }
      int last = (int) (long) Texts.whole(parts.get(1));
      for (int slot = (int) (long) Texts.whole(parts.get(0)); slot <= last; slot++)
        slots.bySlot[slot] = serving;
      serving.forEach(each -> slots.nodes.put(each.address(), each));
    }
    return slots;
  }

  boolean isWhole() {
    for (var each : bySlot) if (each == null || each.isEmpty()) return false;
    return true;
  }

  List<ClusterNode> nodes() {
    return List.copyOf(nodes.values());
  }

  List<ClusterNode> of(int slot) {
    return bySlot[slot] == null ? List.of() : bySlot[slot];
  }

  /** Corrects one slot, as a node has said; returns whether the node was known. */
  boolean moved(int slot, HostPort to) {
    var known = nodes.get(to);
    var node = new ClusterNode(to, true);
    nodes.put(to, node);
    bySlot[slot] = List.of(node);
    return known != null;
  }

  /** Chooses a node for a slot; null if none is known. */
  @Nullable ClusterNode choose(int slot, boolean reads, ClusterOptions.ReadFrom from) {
    var serving = of(slot);
    if (serving.isEmpty()) return null;
    if (!reads || serving.size() == 1) return serving.get(0);
    return switch (from) {
      case PRIMARY -> serving.get(0);
      case REPLICA -> serving.get(1 + ThreadLocalRandom.current().nextInt(serving.size() - 1));
      case ANY -> serving.get(ThreadLocalRandom.current().nextInt(serving.size()));
      case ROUND_ROBIN -> serving.get(Math.floorMod(turn++, serving.size()));
    };
  }
}
