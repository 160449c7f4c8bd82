package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.Session.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A watch over all loops of a process: their lag, their slow steps, where their time goes, and a
 * trace.
 *
 * <p><i>Python:</i> none. The process records while it is polled, and forgets the watch when it has
 * not been for the time of its lease: so a tool that is killed costs nothing. Recording takes two
 * reads of the clock for each step.
 *
 * <p><b>Thread and loop:</b> from any thread, one at a time. Polling another process blocks: use
 * {@code toThread} in a coroutine.
 *
 * <pre>{@code
 * try (Watch watch = Inspector.watch(WatchOptions.defaults())) {
 *   watch.poll();
 *   for (SlowStep step : watch.slowSteps()) System.out.println(step);
 * }
 * }</pre>
 */
public final class Watch implements AutoCloseable {
  private final Session session;
  private final WatchOptions options;
  private final Recorded recorded = new Recorded();

  /** Recordings by the names of the copies of the engine. */
  private final Map<String, Recording> recordings = new HashMap<>();

  /** The number of all recordings that ever began. */
  private int begun;

  private long nanos;

  Watch(Session session, WatchOptions options) {
    this.session = session;
    this.options = options;
    try {
      session.askEach(this::question).forEach(this::begin);
    } catch (RuntimeException | Error error) {
      session.close();
      throw error;
    }
  }

  /** A copy that is new there begins to record, and the others tell what they have recorded. */
  private Question question(String copy) {
    var recording = recordings.get(copy);
    if (recording == null) return new Question("watch", options.asText());
    return new Question("drain", recording.id);
  }

  private void begin(String copy, String id) {
    recordings.put(copy, new Recording(id, begun++, nanos));
  }

  /** Has the next poll begin to record anew: the process may have forgotten the watch. */
  synchronized void beginAgain() {
    recordings.clear();
  }

  /**
   * Fetches what was recorded since the last time.
   *
   * @throws InspectException if the process has ended, or has forgotten the watch
   */
  public synchronized void poll() {
    var answers = session.askEach(this::question);
    recordings.keySet().retainAll(answers.keySet()); // one that is gone may come back
    recorded.loops = new ArrayList<>();
    var latest = nanos;
    for (var answer : answers.entrySet()) {
      var recording = recordings.get(answer.getKey());
      if (recording == null) begin(answer.getKey(), answer.getValue());
      else latest = Math.max(latest, recording.read(answer.getValue(), recorded));
    }
    nanos = latest;
  }

  /**
   * Returns what each loop has done between the last two polls.
   *
   * @return the loops, by number
   */
  public synchronized List<LoopActivity> loops() {
    return recorded.loops.stream().sorted(Comparator.comparingInt(LoopActivity::id)).toList();
  }

  /**
   * Returns the newest slow steps, fifty at most.
   *
   * @return the steps, in order
   */
  public synchronized List<SlowStep> slowSteps() {
    return List.copyOf(recorded.slow);
  }

  /**
   * Returns how often each chain of code was seen to run, as tools for flame graphs read it.
   *
   * <p>A chain has the bodies that wait, outermost first, then the frames of the one that runs,
   * joined by semicolons.
   *
   * @return the number of samples of each chain
   */
  public synchronized Map<String, Long> profile() {
    return Map.copyOf(recorded.profile);
  }

  /**
   * Returns what was recorded, as a trace that ui.perfetto.dev and chrome://tracing open. The
   * newest million events are kept.
   *
   * @return JSON in Chrome's format of trace events
   */
  public synchronized String trace() {
    return new Trace(recorded.events).write();
  }

  /** Returns the nanoseconds of the watch at the last poll. */
  synchronized long nanos() {
    return nanos;
  }

  synchronized Events events() {
    return recorded.events;
  }

  @Override
  public synchronized void close() {
    try {
      session.askEach(
          copy -> {
            var recording = recordings.get(copy);
            return recording == null ? null : new Question("unwatch", recording.id);
          });
    } catch (InspectException gone) {
      // The process has ended, and the watch with it.
    } finally {
      session.close();
    }
  }

  @Override
  public synchronized String toString() {
    return "<Watch loops=" + recorded.loops.size() + " seconds=" + Math.round(nanos / 1e9) + ">";
  }
}
