package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HooksTest extends WithDocuments {
  /** A document that tells of its hooks. */
  static final class Hooked extends Doc {
    static final ContextVar<String> WHO = ContextVar.create("who", "nobody");
    static Trail trail;
    static String failing = "";
    static Event gate;

    static final Field<String> NAME =
        Fields.str().required().ioValidate((field, value) -> async(() -> step("io validate")));
    static final Field<Integer> VERSION = Fields.integer().defaultValue(1);

    private static Void step(String what) {
      trail.add(what + " " + WHO.get());
      if (failing.equals(what)) throw new IllegalStateException(what);
      return null;
    }

    @Override
    protected Coroutine<Bson> preInsert() {
      return async(
          () -> {
            step("pre insert");
            if (gate != null) await(gate.await());
            if (!has(NAME)) set(NAME, "by hook");
            return null;
          });
    }

    @Override
    protected Coroutine<Void> postInsert(InsertOneResult result) {
      return async(() -> step("post insert"));
    }

    @Override
    protected Coroutine<Bson> preUpdate() {
      return async(
          () -> {
            step("pre update");
            int version = get(VERSION);
            set(VERSION, version + 1);
            return new Document("version", version);
          });
    }

    @Override
    protected Coroutine<Void> postUpdate(UpdateResult result) {
      return async(() -> step("post update"));
    }

    @Override
    protected Coroutine<Bson> preDelete() {
      return async(
          () -> {
            step("pre delete");
            return new Document("name", "deletable");
          });
    }
  }

  private static DocType<Hooked> hooked(Instance instance) {
    Hooked.trail = Trail.create();
    Hooked.failing = "";
    Hooked.gate = null;
    return instance.register(Hooked.class);
  }

  @Test
  @DisplayName("U-16 the order is pre, required, awaited checks, write, post; hooks may await")
  void hooks() {
    withInstance(
        instance -> {
          var type = hooked(instance);
          var doc = type.create();
          await(doc.commit());
          assertThat(doc.get(Hooked.NAME)).isEqualTo("by hook");
          Hooked.trail.assertIs("pre insert nobody", "io validate nobody", "post insert nobody");
          Hooked.trail = Trail.create();
          doc.set(Hooked.NAME, "new");
          await(doc.commit());
          Hooked.trail.assertIs("pre update nobody", "io validate nobody", "post update nobody");
          assertThat(await(type.collection().findOne(new Document()))).containsEntry("version", 2);
        });
  }

  @Test
  @DisplayName("U-16 a hook that fails before the write stops it; after it the document is written")
  void failingHooks() {
    withInstance(
        instance -> {
          var type = hooked(instance);
          Hooked.failing = "pre insert";
          var doc = type.create();
          failure(IllegalStateException.class, doc.commit());
          assertThat(await(type.countDocuments())).isZero();
          Hooked.failing = "post insert";
          failure(IllegalStateException.class, doc.commit());
          assertThat(await(type.countDocuments())).isOne();
          assertThat(doc.isCreated()).isTrue();
          assertThat(doc.isModified()).isFalse();
        });
  }

  @Test
  @DisplayName("U-16 what preUpdate and preDelete give joins the conditions")
  void hookFilters() {
    withInstance(
        instance -> {
          var type = hooked(instance);
          var doc = type.create(Map.of("name", "n"));
          await(doc.commit());
          var twin = await(type.findOne());
          doc.set(Hooked.NAME, "first");
          await(doc.commit());
          twin.set(Hooked.NAME, "second");
          failure(UpdateException.class, twin.commit());
          failure(DeleteException.class, doc.delete());
          doc.set(Hooked.NAME, "deletable");
          await(doc.commit());
          await(doc.delete());
          assertThat(doc.isCreated()).isFalse();
        });
  }

  @Test
  @DisplayName("U-19 commits of one document follow one another; what changes meanwhile is kept")
  void oneAfterAnother() {
    withInstance(
        instance -> {
          var type = hooked(instance);
          Hooked.gate = Event.create();
          var doc = type.create(Map.of("name", "a"));
          var first = createTask(doc.commit());
          var second = createTask(doc.commit());
          until(() -> !Hooked.trail.lines().isEmpty());
          Hooked.gate.set();
          assertThat(await(first).inserted()).isNotNull();
          assertThat(await(second)).isNull();
          assertThat(await(type.countDocuments())).isOne();
          doc.set(Hooked.NAME, "b");
          var third = createTask(doc.commit());
          until(() -> !doc.modifiedFields().contains("name"));
          doc.set(Hooked.NAME, "c");
          await(third);
          assertThat(doc.modifiedFields()).containsExactly("name");
          await(doc.commit());
          assertThat(await(type.findOne()).get(Hooked.NAME)).isEqualTo("c");
        });
  }

  @Test
  @DisplayName("U-21 hooks run on the loop of the commit, with its context variables")
  void context() {
    withInstance(
        instance -> {
          var type = hooked(instance);
          var loop = getRunningLoop();
          var names = List.of("ann", "bob");
          await(
              gather(
                  names.stream()
                      .map(
                          name ->
                              async(
                                  () -> {
                                    Hooked.WHO.set(name);
                                    await(type.create(Map.of("name", name)).commit());
                                    assertThat(getRunningLoop()).isSameAs(loop);
                                  }))
                      .toList()));
          for (var name : names)
            assertThat(Hooked.trail.lines())
                .contains("pre insert " + name, "io validate " + name, "post insert " + name);
        });
  }
}
