package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.queues.Queue;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A monitor: each line of the server is a command. */
final class MonitorImpl implements RedisMonitor {
  private static final Pattern LINE =
      Pattern.compile("(\\d+)\\.(\\d+) \\[(\\d+) (.*?)\\] (.*)", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);

  private static final CommandSpec MONITOR = CommandTable.of("MONITOR");

  /** Lines that wait for a reader until no more are read: the server keeps the rest. */
  private static final int LIMIT = 1024;

  private final ClientCore core;
  private final Link link;
  private final Queue<Object> lines = Queue.create();

  private MonitorImpl(ClientCore core, Link link) {
    this.core = core;
    this.link = link;
  }

  static RedisMonitor start(ClientCore core) {
    var monitor = new MonitorImpl(core, core.pool().borrow());
    monitor.begin();
    return monitor;
  }

  private void begin() {
    boolean done = false;
    try {
      Future<@Nullable Object> started = core.home.port().loop().createFuture();
      link.send(new Start(started));
      await(started);
      done = true;
    } finally {
      if (!done) core.abandon(link);
    }
  }

  /** Listens as soon as the server agrees: lines may come in the same read. */
  private final class Start extends Request.Single {
    Start(Future<@Nullable Object> started) {
      super(MONITOR, MONITOR.head(), started);
    }

    @Override
    void answered(@Nullable Object tree) {
      if (!(tree instanceof RedisException)) link.listen(MonitorImpl.this::arrived);
      super.answered(tree);
    }
  }

  private void arrived(@Nullable Object line) {
    if (line == null) return;
    lines.putNowait(line);
    if (lines.size() == LIMIT) link.reading(false);
  }

  private Object taken() {
    var line = await(lines.get());
    if (lines.size() == LIMIT / 2) link.reading(true);
    return line;
  }

  @Override
  public Coroutine<MonitoredCommand> nextCommand() {
    return async(
        () -> {
          var line = taken();
          if (line instanceof RedisException lost) {
            lines.putNowait(lost); // for the next call, too
            throw lost;
          }
          return parse(Texts.text(line));
        });
  }

  static MonitoredCommand parse(String line) {
    var match = LINE.matcher(line);
    if (!match.matches()) throw new InvalidResponseException("no line of a monitor: " + line);
    var time =
        Instant.ofEpochSecond(
            Long.parseLong(match.group(1)), Long.parseLong(match.group(2)) * 1000);
    var from = match.group(4);
    int colon = from.lastIndexOf(':');
    var type = from.equals("lua") ? "lua" : from.startsWith("unix:") ? "unix" : "tcp";
    var host = type.equals("unix") ? "unix" : colon < 0 ? from : from.substring(0, colon);
    var port = colon < 0 ? "" : from.substring(colon + 1);
    return new MonitoredCommand(
        time, Long.parseLong(match.group(3)), type, host, port, words(match.group(5)));
  }

  private static String words(String quoted) {
    var text = new StringBuilder();
    var word = WORD.matcher(quoted);
    while (word.find()) {
      if (!text.isEmpty()) text.append(' ');
      text.append(word.group(1).replace("\\\"", "\""));
    }
    return text.toString();
  }

  @Override
  public AsyncIterator<MonitoredCommand> iterator() {
    return asyncGenerator(
        out -> {
          while (true) out.emit(await(nextCommand()));
        });
  }

  @Override
  public void close() {
    if (core.home.isLive()) core.abandon(link);
  }

  @Override
  public String toString() {
    return "<RedisMonitor of %s>".formatted(core);
  }
}
