package dev.asyncio4j.inspector;

import java.util.LinkedHashMap;
import java.util.List;

/** Writes a snapshot again, in its schema: of a part of its tasks. */
final class SnapshotJson {
  private final JsonWriter json = new JsonWriter();
  private final LinkedHashMap<List<TaskInfo.Frame>, Integer> stacks = new LinkedHashMap<>();

  String write(Snapshot snapshot) {
    json.open('{').key("schema").number(1).key("pid").number(snapshot.pid());
    json.key("jdk").text(snapshot.jdk()).key("mode").text(snapshot.mode());
    json.key("taken").text(snapshot.taken().toString());
    json.key("pauseMicros").number(snapshot.pauseMicros()).key("loops").open('[');
    snapshot.loops().forEach(this::loop);
    json.close(']').key("tasks").open('[');
    snapshot.tasks().forEach(this::task);
    json.close(']').key("stacks").open('[');
    stacks.keySet().forEach(this::stack);
    return json.close(']').close('}').toString();
  }

  private void loop(LoopInfo loop) {
    json.open('{').key("id").number(loop.id()).key("state").text(loop.state());
    json.key("thread").text(loop.thread()).key("clock").text(loop.clock());
    json.key("tasks").number(loop.tasks()).key("ready").number(loop.ready());
    json.key("timers").number(loop.timers()).key("channels").number(loop.channels());
    json.key("outsideWork").number(loop.outsideWork());
    if (loop.state().equals("blocked")) json.key("blocked").number(indexOf(loop.blockedAt()));
    json.close('}');
  }

  private void task(TaskInfo task) {
    json.open('{').key("id").text(task.id()).key("name").text(task.name());
    json.key("coroutine").text(task.coroutine()).key("state").text(task.state());
    json.key("waitsFor").text(task.waitsFor()).key("on").text(task.on());
    if (task.createdAt() != null) json.key("createdAt").text(task.createdAt().toString());
    if (task.waited() != null) json.key("waitedMillis").number(task.waited().toMillis());
    json.key("awaitedBy").open('[');
    for (var awaiter : task.awaitedBy()) {
      json.open('{').key("task").text(awaiter.task()).key("by").text(awaiter.by()).close('}');
    }
    json.close(']').key("stack").number(indexOf(task.stack())).close('}');
  }

  private int indexOf(List<TaskInfo.Frame> stack) {
    return stacks.computeIfAbsent(stack, frames -> stacks.size());
  }

  private void stack(List<TaskInfo.Frame> frames) {
    json.open('[');
    for (var frame : frames) {
      json.open('{').key("c").text(frame.type()).key("m").text(frame.method());
      json.key("f").text(frame.file()).key("l").number(frame.line());
      json.key("k").text(frame.kind()).close('}');
    }
    json.close(']');
  }
}
