package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.mongo.DuplicateKeyException;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommitTest extends WithDocuments {
  static final class User extends Doc {
    static final Field<String> EMAIL = Fields.email().required().unique();
    static final Field<String> NICK = Fields.str().unique();
    static final Field<String> FIRST = Fields.str();
    static final Field<String> LAST = Fields.str();
    static final List<IndexModel> INDEXES =
        List.of(
            new IndexModel(Indexes.ascending("first", "last"), new IndexOptions().unique(true)));
  }

  private static DocType<User> users(Instance instance) {
    var users = instance.register(User.class);
    await(users.ensureIndexes());
    return users;
  }

  private static User user(DocType<User> users, String email) {
    var user = users.create(Map.of("email", email, "first", email));
    await(user.commit());
    return user;
  }

  @Test
  @DisplayName("U-06 a value that is not unique is told by its field, also of several together")
  void unique() {
    withInstance(
        instance -> {
          var users = users(instance);
          user(users, "a@b.cd");
          var again = users.create(Map.of("email", "a@b.cd"));
          assertThat(refused(() -> await(again.commit())))
              .isEqualTo(Map.of("email", "Field value must be unique."));
          assertThat(again.isCreated()).isFalse();
          var names = Map.of("email", "x@y.zz", "first", "A", "last", "B");
          await(users.create(names).commit());
          var twin = users.create(Map.of("email", "y@y.zz", "first", "A", "last", "B"));
          var text = "Values of fields ['first', 'last'] must be unique together.";
          assertThat(refused(() -> await(twin.commit())))
              .isEqualTo(Map.of("first", text, "last", text));
        });
  }

  @Test
  @DisplayName("U-06 an index that the class does not know: the driver layer's exception")
  void foreignIndex() {
    withInstance(
        instance -> {
          var users = users(instance);
          var options = new IndexOptions().unique(true).name("foreign");
          await(users.collection().createIndex(Indexes.ascending("age"), options));
          await(users.collection().insertOne(new Document("age", 1)));
          var told =
              failure(
                  DuplicateKeyException.class,
                  users.collection().insertOne(new Document("age", 1)));
          assertThat(told.getCode()).isEqualTo(11000);
          assertThat(users.indexes().stream().map(each -> each.getOptions().isSparse()))
              .containsExactly(false, false, true);
        });
  }

  @Test
  @DisplayName("U-20 ensureIndexes twice changes nothing; other options are refused by the server")
  void indexes() {
    withInstance(
        instance -> {
          var users = users(instance);
          await(users.ensureIndexes());
          var names =
              await(users.collection().listIndexes().map(each -> each.get("name")).toList());
          assertThat(names)
              .containsExactlyInAnyOrder("_id_", "email_1", "nick_1", "first_1_last_1");
        });
  }

  @Test
  @DisplayName("U-07 a failed commit leaves the document as it was")
  void failed() {
    withInstance(
        instance -> {
          var users = users(instance);
          user(users, "a@b.cd");
          var other = user(users, "b@b.cd");
          other.set(User.EMAIL, "a@b.cd");
          refused(() -> await(other.commit()));
          assertThat(other.isModified()).isTrue();
          assertThat(other.modifiedFields()).containsExactly("email");
          assertThat(other.isCreated()).isTrue();
          var fresh = users.create(Map.of("email", "a@b.cd"));
          refused(() -> await(fresh.commit()));
          assertThat(fresh.isCreated()).isFalse();
          assertThat(fresh.pk()).isNull();
          fresh.set(User.EMAIL, "c@b.cd");
          await(fresh.commit());
          assertThat(fresh.pk()).isNotNull();
        });
  }

  @Test
  @DisplayName("U-07 a cancelled commit: what was changed stays so, and a second one adds no twin")
  void cancelled() {
    withInstance(
        instance -> {
          var users = users(instance);
          for (int i = 0; i < 20; i++) {
            var user = users.create(Map.of("email", "u" + i + "@b.cd", "first", "f" + i));
            var task = createTask(user.commit());
            for (int j = 0; j < i % 8; j++)
              await(sleep(Duration.ZERO));
            task.cancel();
            try {
              await(task);
            } catch (CancelledError e) {
              assertThat(user.isModified()).isTrue();
              try {
                await(user.commit());
              } catch (ValidationException there) {
                assertThat(there.messages()).hasSize(1);
              }
            }
          }
          assertThat(await(users.countDocuments())).isEqualTo(20);
        });
  }

  @Test
  @DisplayName(
      "U-08 conditions that are not met, and documents that are gone; theirs stay unchanged")
  void conditions() {
    withInstance(
        instance -> {
          var users = users(instance);
          var user = user(users, "a@b.cd");
          var conditions = new Document("first", "nobody");
          user.set(User.LAST, "L");
          var refused =
              failure(
                  UpdateException.class,
                  user.commit(CommitOptions.defaults().conditions(conditions)));
          assertThat(refused.result().getMatchedCount()).isZero();
          assertThat(conditions).isEqualTo(new Document("first", "nobody"));
          failure(DeleteException.class, user.delete(conditions));
          await(
              user.commit(
                  CommitOptions.defaults().conditions(users.query().eq(User.FIRST, "a@b.cd"))));
          await(users.collection().deleteMany(new Document()));
          user.set(User.LAST, "M");
          failure(UpdateException.class, user.commit());
          failure(DeleteException.class, user.delete());
          var unsaved = users.create(Map.of("email", "x@y.zz"));
          failure(NotCreatedException.class, unsaved.reload());
          failure(NotCreatedException.class, unsaved.delete());
          failure(
              NotCreatedException.class,
              unsaved.commit(CommitOptions.defaults().conditions(conditions)));
          assertThatThrownBy(unsaved::toMongoUpdate).isInstanceOf(NotCreatedException.class);
          assertThatThrownBy(unsaved::dbref).isInstanceOf(NotCreatedException.class);
        });
  }

  @Test
  @DisplayName("U-09 the key of a document in the database stays; reload drops what was changed")
  void keyAndReload() {
    withInstance(
        instance -> {
          var users = users(instance);
          var user = user(users, "a@b.cd");
          assertThatThrownBy(() -> user.set("id", null))
              .isInstanceOf(AlreadyCreatedException.class);
          assertThatThrownBy(() -> user.unset(Doc.ID)).isInstanceOf(AlreadyCreatedException.class);
          user.set(User.FIRST, "changed");
          await(user.reload());
          assertThat(user.get(User.FIRST)).isEqualTo("a@b.cd");
          assertThat(user.isModified()).isFalse();
          assertThat(user.dbref().getId()).isEqualTo(user.pk());
          await(users.collection().deleteMany(new Document()));
          failure(NotCreatedException.class, user.reload());
        });
  }

  @Test
  @DisplayName(
      "U-10 documents in the database are equal by type and key; unsaved to themselves only")
  void equality() {
    withInstance(
        instance -> {
          var users = users(instance);
          var user = users.create(Map.of("email", "a@b.cd"));
          var other = users.create(Map.of("email", "a@b.cd"));
          assertThat(user).isEqualTo(user).isNotEqualTo(other);
          int before = user.hashCode();
          assertThat(user.hashCode()).isEqualTo(before);
          await(user.commit());
          var found = await(users.findOne());
          assertThat(found).isEqualTo(user).isNotSameAs(user).hasSameHashCodeAs(user);
          var copy = (User) user.copy();
          assertThat(copy).isNotEqualTo(user);
          assertThat(copy.pk()).isNull();
          assertThat(copy.isCreated()).isFalse();
          assertThat(copy.get(User.EMAIL)).isEqualTo("a@b.cd");
          assertThat(Ref.to(user)).isEqualTo(Ref.to(found)).hasSameHashCodeAs(Ref.to(found));
        });
  }

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

  @Test
  @DisplayName("U-20 an index that is there with other options is refused by the server")
  void otherOptions() {
    withInstance(
        instance -> {
          var users = instance.register(User.class);
          var options = new IndexOptions().name("email_1");
          await(users.collection().createIndex(Indexes.ascending("email"), options));
          assertThat(failure(MongoCommandException.class, users.ensureIndexes()))
              .hasMessageContaining("email_1");
        });
  }
}
