package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.asyncio4j.rules.Once;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Files of one room that need each other, all around: nobody can read one of them without the
 * others. Each such ring is one concept, is listed here and does not grow.
 */
@Once
class RingsTest {
  private static final String ENGINE = "dev.asyncio4j.impl";

  /** The concept, and the files of the ring. */
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry(
              "a pass: the loop, its queue's entries, their context, who is told, and the wait"
                  + " between",
              "loop: CarriedValues ChannelWatch ContextImpl Handles InstrumentList InstrumentSet"
                  + " Interrupts LoopCore LoopThread PassWait Poller Provision RawWatch RunningLoop"
                  + " StepNow TimerHeap Turn"),
          Map.entry(
              "a fiber: who has the turn, and where it goes",
              "fibers: BatonFiber BatonRelay LoopFiber LoopRelay Fiber FiberMode FiberPool Relay"
                  + " StackRoom"),
          Map.entry(
              "future, task, await: each is made of the others, and says so in its texts",
              "tasks: JavaAwait Cancellation Frame CoroutineImpl Describe Diagnostics DoneCallback"
                  + " EnsureFuture FutureImpl NamedTask NeverAwaited RefusedAwait TaskImpl TaskList"
                  + " TaskLoop TaskScopes ThreadNames UnretrievedErrors"),
          Map.entry("a job in a thread, and its executor", "threads: Executors ThreadJob"),
          Map.entry("a view of a view is what it views", "bridge: FutureDeferred JobFuture"),
          Map.entry("a transport and its marks", "streams: BufferedTransport WriteMarks"),
          Map.entry(
              "a socket: two halves, whom it reads for and who owns it",
              "net.tcp: SocketInput SocketOutput SocketOwner SocketReader SocketTransport"),
          Map.entry("a datagram socket", "net.datagram: DatagramOutput DatagramTransportImpl"),
          Map.entry(
              "TLS: two halves, and the transport that it is",
              "net.tls: Tls TlsInput TlsOutput TlsProtocol TlsTransport"),
          Map.entry(
              "a pair of streams and its protocol",
              "net.connections: StreamProtocol StreamWriterImpl UnclosedStream"),
          Map.entry(
              "input of a pipe, by selector or thread",
              "process.pipes: PipeInput StandardInputPipe ThreadInput"),
          Map.entry(
              "output of a pipe, by selector or thread", "process.pipes: PipeOutput ThreadOutput"),
          Map.entry(
              "a loop, its run, the list of those that are open, and the bean that tells of them",
              ": EventLoopImpl LoopRun LoopsBean OpenLoops RegisteredBean"));

  @Test
  void noRingIsNewOrLargerThanItsConcept() {
    var allowed = ALLOWED.values().stream().map(RingsTest::filesOf).toList();
    var tooLarge = new ArrayList<String>();
    graphs()
        .forEach(
            (room, graph) -> {
              for (var ring : rings(graph))
                if (allowed.stream().noneMatch(files -> files.containsAll(named(room, ring))))
                  tooLarge.add(room + ": " + String.join(" ", ring));
            });
    assertThat(tooLarge).as("rings of files: cut them, or name their one concept above").isEmpty();
  }

  private static Set<String> filesOf(String listed) {
    var parts = listed.split(": ");
    return named(parts[0], Set.of(parts[1].split(" ")));
  }

  private static Set<String> named(String room, Set<String> files) {
    var all = new HashSet<String>();
    files.forEach(file -> all.add(room + "." + file));
    return all;
  }

  /** Of each room: its files, and those of the same room that each uses. */
  private static Map<String, Map<String, Set<String>>> graphs() {
    var files = new HashMap<String, String>();
    for (var type : Jars.ALL) if (isOutermost(type)) files.put(type.getName(), fileOf(type));
    var graphs = new TreeMap<String, Map<String, Set<String>>>();
    for (var type : Jars.ALL) {
      if (!(type.getPackageName() + ".").startsWith(ENGINE + ".")) continue;
      var room = type.getPackageName().substring(ENGINE.length()).replaceFirst("^\\.", "");
      var used =
          graphs
              .computeIfAbsent(room, r -> new TreeMap<>())
              .computeIfAbsent(files.get(outermost(type)), f -> new TreeSet<>());
      for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
        var target = arrow.getTargetClass();
        if (target.getPackageName().equals(type.getPackageName()) && !target.isArray())
          used.add(files.get(outermost(target)));
      }
    }
    return graphs;
  }

  private static boolean isOutermost(JavaClass type) {
    return type.getName().equals(outermost(type));
  }

  private static String outermost(JavaClass type) {
    var dollar = type.getName().indexOf('$');
    return dollar < 0 ? type.getName() : type.getName().substring(0, dollar);
  }

  private static String fileOf(JavaClass type) {
    var file =
        type.getSource().flatMap(source -> source.getFileName()).orElse(type.getSimpleName());
    return file.replaceFirst("\\.(kt|java)$", "");
  }

  /** Tarjan's strongly connected components, those of more than one file. */
  private static List<Set<String>> rings(Map<String, Set<String>> graph) {
    var search =
        new Object() {
          final Map<String, Integer> index = new HashMap<>();
          final Map<String, Integer> low = new HashMap<>();
          final List<String> stack = new ArrayList<>();
          final List<Set<String>> found = new ArrayList<>();

          void visit(String file) {
            index.put(file, index.size());
            low.put(file, index.get(file));
            stack.add(file);
            for (var next : graph.getOrDefault(file, Set.of())) {
              if (!index.containsKey(next)) {
                visit(next);
                low.merge(file, low.get(next), Math::min);
              } else if (stack.contains(next)) low.merge(file, index.get(next), Math::min);
            }
            if (!low.get(file).equals(index.get(file))) return;
            var end = stack.subList(stack.indexOf(file), stack.size());
            var ring = new TreeSet<>(end);
            end.clear();
            if (ring.size() > 1) found.add(ring);
          }
        };
    for (var file : graph.keySet()) if (!search.index.containsKey(file)) search.visit(file);
    return search.found;
  }
}
