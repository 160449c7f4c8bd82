package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.Events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A process as the page shows it: looked at again and again by one thread, and kept as bytes that
 * all readers share. The counts come each time; many tasks only so often that the look at them
 * takes a tenth of the time at most.
 */
final class Live implements AutoCloseable {
  private static final int SECONDS_KEPT = 300;
  private static final int FEW_TASKS = 2_000;
  private static final int MOST_BARS = 4_000;
  private static final long TIMELINE_NANOS = 10_000_000_000L;

  /**
   * The bytes that readers get.
   *
   * @param version of the tasks: grows with each snapshot
   */
  record Frame(byte[] state, byte[] tasks, long version) {}

  private final Session session;
  private final Watch watch;
  private final Hints hints = new Hints();
  private final Growth growth = new Growth();

  /** The last minutes of each loop that is open. */
  private final Map<Integer, ArrayDeque<LoopActivity>> history = new HashMap<>();

  private String takenAt = "";
  private @Nullable CompletableFuture<String> pending;

  /** The hints of the last snapshot, left by its thread to that of looks. */
  private volatile Set<String> ofTasks = Set.of();

  private volatile long nextSnapshot = System.nanoTime();
  private volatile Frame frame = new Frame(bytes("{}"), bytes("{}"), 0);

  Live(Session session, Watch watch) {
    this.session = session;
    this.watch = watch;
  }

  Frame frame() {
    return frame;
  }

  /** Looks at the process; what it throws says that it has ended, or does not answer. */
  void look() {
    watch.poll();
    var taken = pending;
    var tasks = frame.tasks;
    var version = frame.version;
    if (taken != null && taken.isDone()) {
      pending = null;
      tasks = bytes(answer(taken));
      version++;
      takenAt = Instant.now().toString();
    }
    if (pending == null && System.nanoTime() - nextSnapshot >= 0)
      pending = CompletableFuture.supplyAsync(this::takeSnapshot, task -> daemon(task).start());
    frame = new Frame(bytes(state("", "")), tasks, version);
  }

  private static String answer(CompletableFuture<String> taken) {
    try {
      return taken.join();
    } catch (CompletionException error) {
      if (error.getCause() instanceof InspectException ended) throw ended;
      throw error;
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "asyncio4j-page-tasks");
    thread.setDaemon(true);
    return thread;
  }

  /** Takes a snapshot, beside the looks at the counts: of many tasks it takes seconds. */
  private String takeSnapshot() {
    var start = System.nanoTime();
    var snapshot = session.snapshot(SnapshotOptions.defaults());
    var hinted = Hints.of(snapshot);
    hinted.addAll(growth.of(snapshot));
    ofTasks = hinted;
    var now = System.nanoTime();
    nextSnapshot = now + (snapshot.tasks().size() > FEW_TASKS ? 10 * (now - start) : 0);
    return snapshot.toJson();
  }

  /** Says on the page that the process has ended; its last tasks stay. */
  void ended(String why) {
    frame = new Frame(bytes(state(why, "")), frame.tasks, frame.version);
  }

  /** Says on the page why a look has failed; the next one begins a new watch. */
  void failed(String why) {
    watch.beginAgain();
    frame = new Frame(bytes(state("", why)), frame.tasks, frame.version);
  }

  private String state(String ended, String failed) {
    var json = new JsonWriter();
    var recent = watch.events().since(watch.nanos() - TIMELINE_NANOS);
    json.open('{').key("ended").text(ended).key("failed").text(failed);
    json.key("takenAt").text(takenAt);
    json.key("nanos").number(watch.nanos()).key("loops").open('[');
    history.keySet().retainAll(watch.loops().stream().map(LoopActivity::id).toList());
    for (var loop : watch.loops()) loop(json, loop);
    json.close(']').key("hints").open('[');
    var now = new LinkedHashSet<>(ofTasks);
    now.addAll(Hints.of(watch));
    hints.at(watch.nanos(), now).forEach(json::text);
    json.close(']').key("slow").open('[');
    for (var step : watch.slowSteps()) slow(json, step);
    json.close(']').key("profile").open('[');
    watch.profile().forEach((chain, count) -> json.text(chain).number(count));
    json.close(']').key("bars").open('[');
    bars(json, recent);
    return json.close(']').close('}').toString();
  }

  private void loop(JsonWriter json, LoopActivity loop) {
    var past = history.computeIfAbsent(loop.id(), id -> new ArrayDeque<>());
    if (past.size() == SECONDS_KEPT) past.remove();
    past.add(loop);
    json.open('{').key("id").number(loop.id()).key("running").number(loop.running() ? 1 : 0);
    json.key("tasks").number(loop.tasks()).key("ready").number(loop.ready());
    json.key("timers").number(loop.timers()).key("channels").number(loop.channels());
    json.key("created").number(Math.round(loop.created()));
    json.key("entries").number(Math.round(loop.entries()));
    json.key("dropped").number(loop.dropped()).key("lag").open('[');
    past.forEach(then -> json.number(micros(then.lag())));
    json.close(']').key("busy").open('[');
    past.forEach(then -> json.number(Math.round(100 * then.busy())));
    json.close(']').close('}');
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1000;
  }

  private static void slow(JsonWriter json, SlowStep step) {
    json.open('{').key("loop").number(step.loop()).key("at").number(step.at().toMillis());
    json.key("micros").number(micros(step.time())).key("name").text(step.name());
    json.key("stack").open('[');
    step.stack().forEach(json::text);
    json.close(']').close('}');
  }

  /** Writes the longest steps of the last seconds, each as its loop, start, time and name. */
  private void bars(JsonWriter json, List<Event> recent) {
    recent.stream()
        .filter(event -> event.kind() == Events.Kind.STEP)
        .sorted((one, other) -> Long.compare(other.b(), one.b()))
        .limit(MOST_BARS)
        .forEach(
            step -> {
              json.number(step.loop()).number(step.time() / 1000).number(step.b() / 1000);
              json.text(step.a() == 0 ? "callback" : watch.events().nameOf(step.a()));
            });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    watch.close();
    session.close();
  }
}
