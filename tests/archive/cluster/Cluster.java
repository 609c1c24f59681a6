import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/** One node of a cluster: FOLDER NAME HTTP-PORT TRANSPORT-PORT ALL-TRANSPORT-PORTS. Ends when its standard input does. */
public class Cluster extends Node {
    Cluster(Settings settings, List<Class<? extends Plugin>> plugins) {
        super(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "node"), plugins, false);
    }

    public static void main(String[] given) throws Exception {
        Path home = Path.of(given[0], given[1]);
        Files.createDirectories(home.resolve("config"));
        String[] seeds = Arrays.stream(given[4].split(",")).map(port -> "127.0.0.1:" + port).toArray(String[]::new);
        Settings settings = Settings.builder()
            .put("cluster.name", "factcheck-tests").put("node.name", given[1])
            .put("path.home", home.toString())
            .put("http.port", given[2]).put("transport.port", given[3]).put("network.host", "127.0.0.1")
            .put("http.type", "netty4").put("transport.type", "netty4")
            .putList("discovery.seed_hosts", seeds)
            .putList("cluster.initial_cluster_manager_nodes", given[5].split(","))
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .put("node.processors", 1)
            .build();
        Node node = new Cluster(settings, List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, ReindexPlugin.class));
        node.start();
        System.out.println("started");
        System.out.flush();
        while (System.in.read() >= 0) { }
        node.close();
        System.exit(0);
    }
}
