package hub.schemas.generate.handbook;

import hub.schemas.generate.Published;
import hub.standards.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The handbook of a standard, read as a visitor's browser would, but strictly: a page that is not well-formed is not read at all. */
final class Site {
    /** Files of a version that are written by hand and that the handbook leads to. */
    private static final Path BY_HAND = Path.of("published", "1.0");

    private final SortedMap<String, byte[]> published;
    private final SortedMap<String, Document> pages = new TreeMap<>();
    private final Map<String, Set<String>> places = new HashMap<>();

    private Site(SortedMap<String, byte[]> published) {
        this.published = published;
        published.forEach((path, bytes) -> {
            if (path.endsWith(".html")) {
                String name = path.substring(Handbook.FOLDER.length());
                Document page = parse(path, bytes);
                pages.put(name, page);
                places.put(name, ids(page));
            }
        });
    }

    static Site of(Standard standard) {
        return new Site(Published.files(standard));
    }

    private static Document parse(String path, byte[] page) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(page));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(path + " is not well-formed: " + e.getMessage(), e);
        }
    }

    SortedMap<String, Document> pages() {
        return pages;
    }

    Document page(String name) {
        return Objects.requireNonNull(pages.get(name), name);
    }

    /** Names of all files of the handbook. */
    List<String> files() {
        return published.keySet().stream()
                .filter(path -> path.startsWith(Handbook.FOLDER))
                .map(path -> path.substring(Handbook.FOLDER.length()))
                .toList();
    }

    String text(String name) {
        return new String(Objects.requireNonNull(published.get(Handbook.FOLDER + name), name), StandardCharsets.UTF_8);
    }

    /** What is wrong with a link on a page; null if it leads somewhere. */
    @Nullable
    String fault(String from, String link) {
        if (link.matches("[a-z]+:.*|/.*")) {
            return from + ": " + link + " leaves the folder";
        }
        String path = link.replaceAll("[?#].*", "");
        if (path.startsWith("../")) {
            String file = path.substring("../".length());
            return published.containsKey(file) || Files.exists(BY_HAND.resolve(file))
                    ? null
                    : from + ": no file " + file;
        }
        String page = path.isEmpty() ? from : path;
        if (!published.containsKey(Handbook.FOLDER + page)) {
            return from + ": no page " + page;
        }
        int anchor = link.indexOf('#');
        return anchor < 0 || Objects.requireNonNull(places.get(page)).contains(link.substring(anchor + 1))
                ? null
                : from + ": no place " + link;
    }

    static Set<String> ids(Document page) {
        return elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    static List<Element> elements(Document page, String... names) {
        List<Element> elements = new ArrayList<>();
        for (String name : names) {
            NodeList nodes = page.getElementsByTagName(name);
            for (int at = 0; at < nodes.getLength(); at++) {
                elements.add((Element) nodes.item(at));
            }
        }
        return elements;
    }

    /** Values of an attribute wherever it stands on a page. */
    static List<String> values(Document page, String attribute) {
        return elements(page, "*").stream()
                .filter(element -> element.hasAttribute(attribute))
                .map(element -> element.getAttribute(attribute))
                .toList();
    }

    /** The classes of an element. */
    static List<String> classes(Element element) {
        return Arrays.asList(element.getAttribute("class").split(" ", -1));
    }
}
