package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.inspector.Events.Event;
import dev.asyncio4j.inspector.Events.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The trace of events that are known. */
class TraceTest {
  private static final int MICRO = 1000;

  private static Events events() {
    var events = new Events(1000);
    events.name(1, "main");
    events.name(2, "\"<fetch>");
    events.add(new Event(1, Kind.CREATED, 0, 1, 0));
    events.add(new Event(1, Kind.CREATED, 12 * MICRO, 2, 1));
    events.add(new Event(1, Kind.SCHEDULED, 13 * MICRO, 2, 1));
    events.add(new Event(1, Kind.WAITS, 19 * MICRO, 1, 2));
    events.add(new Event(1, Kind.STEP, 10 * MICRO, 1, 10 * MICRO));
    events.add(new Event(1, Kind.WAITS, 35 * MICRO, 2, 0));
    events.add(new Event(1, Kind.STEP, 30 * MICRO, 2, 6 * MICRO));
    events.add(new Event(1, Kind.STEP, 40 * MICRO, 0, 1500));
    events.add(new Event(1, Kind.CANCELLED, 41 * MICRO, 2, 0));
    events.add(new Event(1, Kind.SCHEDULED, 41 * MICRO, 2, 0));
    events.add(new Event(1, Kind.ENDED, 44 * MICRO, 2, 2));
    events.add(new Event(1, Kind.STEP, 43 * MICRO, 2, 2 * MICRO));
    return events;
  }

  @Test
  @DisplayName("INS-32 the trace of known events, to the letter")
  void golden() {
    assertThat(new Trace(events()).write().replace("},{", "},\n{").replace("[{", "[\n{"))
        .isEqualTo(
            """
            {"displayTimeUnit":"ns","traceEvents":[
            {"ph":"M","name":"process_name","pid":1,"tid":0,"args":{"name":"loop 1"}},
            {"ph":"M","name":"thread_name","pid":1,"tid":1,"args":{"name":"tasks 1"}},
            {"ph":"X","name":"main","cat":"step","pid":1,"tid":1,"ts":10.000,"dur":10.000},
            {"ph":"s","name":"wakes","cat":"wake","pid":1,"tid":1,"ts":13.000,"id":1},
            {"ph":"b","name":"waits for \\"\\u003cfetch>","cat":"wait","pid":1,"tid":1,"ts":19.000,"id":1},
            {"ph":"M","name":"thread_name","pid":1,"tid":2,"args":{"name":"tasks 2"}},
            {"ph":"f","name":"wakes","cat":"wake","pid":1,"tid":2,"ts":30.000,"id":1,"bp":"e"},
            {"ph":"X","name":"\\"\\u003cfetch>","cat":"step","pid":1,"tid":2,"ts":30.000,"dur":6.000},
            {"ph":"b","name":"waits","cat":"wait","pid":1,"tid":2,"ts":35.000,"id":2},
            {"ph":"M","name":"thread_name","pid":1,"tid":0,"args":{"name":"callbacks"}},
            {"ph":"X","name":"callback","cat":"step","pid":1,"tid":0,"ts":40.000,"dur":1.500},
            {"ph":"i","name":"cancelled by code outside of tasks","cat":"cancel","pid":1,"tid":2,"ts":41.000,"s":"t"},
            {"ph":"e","name":"waits","cat":"wait","pid":1,"tid":2,"ts":41.000,"id":2},
            {"ph":"X","name":"\\"\\u003cfetch>","cat":"step","pid":1,"tid":2,"ts":43.000,"dur":2.000},
            {"ph":"e","name":"waits for \\"\\u003cfetch>","cat":"wait","pid":1,"tid":1,"ts":45.000,"id":1}]}\
            """
                .replace("]}", "]}"));
  }

  @Test
  @DisplayName("INS-32 times grow in each lane, each b has its e, and lanes are used again")
  void wellFormed() {
    var events = events();
    for (int i = 0; i < 5000; i++) { // one after the other: one lane
      var task = 10 + i;
      var at = (100 + 10L * i) * MICRO;
      events.add(new Event(1, Kind.CREATED, at, task, 1));
      events.add(new Event(1, Kind.STEP, at, task, MICRO));
      events.add(new Event(1, Kind.ENDED, at + MICRO / 2, task, 0));
    }
    var last = new HashMap<Object, Double>();
    var open = new ArrayList<Object>();
    var lanes = new HashMap<Object, Integer>();
    for (var each : traceOf(events)) {
      var event = (Map<?, ?>) each;
      if ("M".equals(event.get("ph"))) continue;
      var time = (Double) event.get("ts");
      var lane = event.get("tid");
      assertThat(time).isGreaterThanOrEqualTo(last.getOrDefault(lane, 0.0));
      last.put(lane, time);
      lanes.merge(lane, 1, Integer::sum);
      if ("b".equals(event.get("ph"))) open.add(event.get("id"));
      if ("e".equals(event.get("ph"))) assertThat(open.remove(event.get("id"))).isTrue();
    }
    assertThat(open).isEmpty();
    assertThat(lanes.keySet()).hasSizeLessThan(6);
  }

  private static List<?> traceOf(Events events) {
    return (List<?>) JsonReader.object(new Trace(events).write()).get("traceEvents");
  }

  @Test
  @DisplayName("no more events are kept than asked for, and names go with their tasks")
  void bounded() {
    var events = new Events(10);
    for (int i = 1; i <= 100; i++) {
      events.name(i, "task " + i);
      events.add(new Event(1, Kind.ENDED, i, i, 0));
    }
    assertThat(events.all()).hasSize(10);
    assertThat(events.nameOf(1)).isEqualTo("Task-1");
    assertThat(events.nameOf(95)).isEqualTo("task 95");
    assertThat(events.since(96)).hasSize(5);
  }
}
