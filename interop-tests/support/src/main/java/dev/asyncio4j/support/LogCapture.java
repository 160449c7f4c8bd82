package dev.asyncio4j.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * The records that the library logs while this is open; they are kept off the console.
 *
 * <p>What debug mode tells of slow steps is left out, unless it is asked for: on a busy machine any
 * step may be slow.
 */
public final class LogCapture extends Handler implements AutoCloseable {
  private static final Pattern SLOW_STEP =
      Pattern.compile("(?s)Executing .* took [\\d.]+ seconds|.* blocks <EventLoop.*");

  private final Logger logger = Logger.getLogger("asyncio4j");
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final boolean useParents = logger.getUseParentHandlers();
  private final boolean withSlowSteps;

  public LogCapture() {
    this(false);
  }

  private LogCapture(boolean withSlowSteps) {
    this.withSlowSteps = withSlowSteps;
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** One that has the records of slow steps, too. */
  public static LogCapture withSlowSteps() {
    return new LogCapture(true);
  }

  public List<String> messages() {
    return records.stream().map(LogRecord::getMessage).toList();
  }

  public List<LogRecord> records() {
    return records;
  }

  @Override
  public void publish(LogRecord record) {
    if (!withSlowSteps && SLOW_STEP.matcher(record.getMessage()).matches()) return;
    record.getSourceClassName(); // found out at the first call, by the stack
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(useParents);
  }
}
