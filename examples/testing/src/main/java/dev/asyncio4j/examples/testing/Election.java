package dev.asyncio4j.examples.testing;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.FakeNetwork;
import dev.asyncio4j.testing.ScheduleSearch;
import dev.asyncio4j.testing.SearchOptions;
import dev.asyncio4j.testing.TestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Three nodes elect a leader: a partition, its end, and a fault that only some orders show. */
public final class Election {
  private static final TestOptions OPTIONS = TestOptions.defaults().timeout(Duration.ofMinutes(2));
  static final List<String> NAMES = List.of("a", "b", "c");

  private Election() {}

  public static void main(String[] args) {
    var search = SearchOptions.defaults().test(OPTIONS).budget(Duration.ofMinutes(10));
    AsyncTests.run(OPTIONS, () -> survivesAPartition());
    ScheduleSearch.explore(search.schedules(50), () -> electsOnce(false)).assertNone();
    var result = ScheduleSearch.explore(search, () -> electsOnce(true));
    System.out.println("planted fault: " + result.failure().orElseThrow().error().getMessage());
    System.out.println(
        "found within 200 schedules, and not in the usual order: " + (result.schedules() > 1));
  }

  private static void survivesAPartition() {
    try (var net = FakeNetwork.create(1)) {
      var nodes = start(net, false);
      pause(10);
      tell("at first", nodes);
      var lonely = net.host(leaders(nodes).get(0).name());
      var others = NAMES.stream().filter(it -> !it.equals(lonely.name())).map(net::host).toList();
      net.partition(List.of(lonely), new ArrayList<>(others));
      pause(10);
      tell("parted", nodes);
      net.heal();
      pause(10);
      tell("healed", nodes);
      nodes.forEach(Node::stop);
      await(AsyncTests.idle());
    }
  }

  /** No term has two leaders: the promise of the protocol. */
  private static void electsOnce(boolean faulty) {
    try (var net = FakeNetwork.create(1)) {
      var nodes = start(net, faulty);
      pause(2);
      nodes.forEach(Node::stop);
      await(AsyncTests.idle());
      var terms = new HashSet<Integer>();
      for (var node : nodes)
        for (int term : node.termsLed())
          if (!terms.add(term)) throw new AssertionError("a term has two leaders");
    }
  }

  private static List<Node> start(FakeNetwork net, boolean faulty) {
    var nodes = new ArrayList<Node>();
    for (var name : NAMES) {
      var node = new Node(name, faulty);
      net.on(net.host(name), (VoidBody) node::start);
      nodes.add(node);
    }
    return nodes;
  }

  private static List<Node> leaders(List<Node> nodes) {
    return nodes.stream().filter(Node::leads).toList();
  }

  private static void tell(String when, List<Node> nodes) {
    var text = new StringBuilder(when + ":");
    for (var node : nodes)
      text.append(' ')
          .append(node.name())
          .append(node.leads() ? " leads" : " follows")
          .append(" in term ")
          .append(node.term());
    System.out.println(text);
  }

  private static void pause(int seconds) {
    await(sleep(Duration.ofSeconds(seconds)));
  }
}
