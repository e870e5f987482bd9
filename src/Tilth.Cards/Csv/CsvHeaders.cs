using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Tilth.Cards;

/// <summary>
/// What the headers of columns mean: names in seven languages (English, German, French, Spanish, Portuguese, Italian,
/// Dutch), and words that say what a value is for. Compared without case, accents and punctuation.
/// </summary>
internal static class CsvHeaders
{
    private static readonly FrozenDictionary<string, CsvField> Names = Read(
        (
            CsvFieldKind.FullName,
            "name|full name|display name|fullname|contact name|contact|anzeigename|vollstandiger name|nom complet|nom affiche|nombre completo|nome completo|nome visualizzato|volledige naam|naam|weergavenaam"
        ),
        (
            CsvFieldKind.Prefix,
            "name prefix|prefix|salutation|honorific|courtesy title|anrede|civilite|tratamiento|tratamento|aanhef"
        ),
        (
            CsvFieldKind.Given,
            "first name|given name|firstname|givenname|forename|vorname|prenom|nombre|nombre de pila|primeiro nome|nome proprio|voornaam"
        ),
        (
            CsvFieldKind.Additional,
            "middle name|additional name|middlename|weitere vornamen|zweiter vorname|deuxieme prenom|segundo nombre|nome do meio|secondo nome|tweede naam"
        ),
        (
            CsvFieldKind.Family,
            "last name|family name|lastname|surname|familyname|nachname|familienname|nom|nom de famille|apellido|apellidos|sobrenome|apelido|ultimo nome|cognome|achternaam"
        ),
        (CsvFieldKind.Suffix, "name suffix|suffix|namenszusatz|suffixe|sufijo|sufixo|suffisso|achtervoegsel"),
        (CsvFieldKind.PhoneticGiven, "phonetic first name|given name yomi"),
        (CsvFieldKind.PhoneticAdditional, "phonetic middle name|additional name yomi"),
        (CsvFieldKind.PhoneticFamily, "phonetic last name|family name yomi"),
        (
            CsvFieldKind.Nickname,
            "nickname|nick name|nickname s|spitzname|surnom|pseudo|apodo|alcunha|soprannome|bijnaam"
        ),
        (
            CsvFieldKind.Email,
            "email|e mail|mail|email address|e mail address|emails|email s|primary email|secondary email|e mail adresse|mailadresse|adresse e mail|adresse mail|courriel|correo|correo electronico|direccion de correo electronico|endereco de email|indirizzo email|indirizzo e mail|posta elettronica|e mailadres"
        ),
        (
            CsvFieldKind.Phone,
            "phone|phone number|telephone|telephone number|tel|number|phones|primary phone|telefon|telefonnummer|rufnummer|numero de telephone|telefono|numero de telefono|telefone|numero di telefono|telefoon|telefoonnummer"
        ),
        (
            CsvFieldKind.Link,
            "url|website|web page|webpage|web site|homepage|home page|link|linkedin|linkedin url|linkedin profile|personal web page|webseite|internetseite|site web|pagina web|sitio web|site|sito web|sito"
        ),
        (CsvFieldKind.Messenger, "screen name|im|instant messaging|jabber|xmpp"),
        (
            CsvFieldKind.Organisation,
            "company|organization|organisation|organization name|company name|employer|firma|unternehmen|arbeitgeber|entreprise|societe|empresa|compania|azienda|societa|bedrijf|organizacion|organizacao|organizzazione|organisatie"
        ),
        (
            CsvFieldKind.Department,
            "department|organization department|abteilung|service|departement|departamento|reparto|dipartimento|afdeling"
        ),
        (
            CsvFieldKind.Title,
            "job title|title|position|organization title|jobtitle|berufsbezeichnung|stellenbezeichnung|funktion|fonction|poste|cargo|puesto|qualifica|mansione|functie"
        ),
        (
            CsvFieldKind.Role,
            "role|profession|occupation|beruf|profession metier|profesion|profissao|professione|beroep"
        ),
        (
            CsvFieldKind.Birthday,
            "birthday|birth date|birthdate|date of birth|dob|born|geburtstag|geburtsdatum|anniversaire|date de naissance|cumpleanos|fecha de nacimiento|aniversario|data de nascimento|compleanno|data di nascita|verjaardag|geboortedatum"
        ),
        (CsvFieldKind.YearOfBirth, "birth year|geburtsjahr"),
        (CsvFieldKind.MonthOfBirth, "birth month|geburtsmonat"),
        (CsvFieldKind.DayOfBirth, "birth day"),
        (CsvFieldKind.Anniversary, "anniversary|wedding anniversary|jahrestag|hochzeitstag"),
        (CsvFieldKind.Pronouns, "pronouns|pronomen|pronoms|pronombres"),
        (
            CsvFieldKind.Note,
            "notes|note|comment|comments|description|background|about|notizen|notiz|bemerkung|bemerkungen|anmerkungen|remarques|commentaires|notas|observaciones|observacoes|commenti|opmerkingen|notities"
        ),
        (
            CsvFieldKind.Categories,
            "categories|labels|tags|group membership|groups|kategorien|gruppen|etiquettes|etiquetas|categorias|categorie|etichette|labels en groepen"
        ),
        (CsvFieldKind.Photo, "photo|picture|avatar"),
        (CsvFieldKind.Uid, "uid"),
        (
            CsvFieldKind.ConnectedOn,
            "connected on|verbunden am|connecte le|conectado el|conectado em|collegato il|verbonden op"
        ),
        (
            CsvFieldKind.Street,
            "street|address|street address|address line|strasse|anschrift|adresse|rue|calle|direccion|rua|endereco|morada|via|indirizzo|straat|adres|adresse postale"
        ),
        (
            CsvFieldKind.PostBox,
            "po box|address po box|postfach|boite postale|apartado|caixa postal|casella postale|postbus"
        ),
        (
            CsvFieldKind.Locality,
            "city|town|locality|stadt|ort|wohnort|ville|ciudad|poblacion|cidade|citta|localita|stad|plaats|woonplaats"
        ),
        (
            CsvFieldKind.Region,
            "state|region|province|county|state province|bundesland|bundesland kanton|kanton|provincia|estado|provincie|distrito|departement region"
        ),
        (
            CsvFieldKind.PostalCode,
            "postal code|zip|zip code|zipcode|postcode|plz|postleitzahl|code postal|codigo postal|cep|cap|codice postale"
        ),
        (CsvFieldKind.Country, "country|country region|land|land region|pays|pays region|pais|paese|nazione"),
        (CsvFieldKind.FormattedAddress, "full address|formatted address"),
        (
            CsvFieldKind.Ignore,
            "e mail type|e mail display name|e mail 2 type|e mail 2 display name|e mail 3 type|e mail 3 display name|priority|private|sensitivity|internet free busy|directory server|mileage|file as|initials|short name|organizational id number|email type"
        )
    );

    /// <summary>Headers that say a relation or a special number.</summary>
    private static readonly FrozenDictionary<string, CsvField> Special = new Dictionary<string, CsvField>(
        StringComparer.Ordinal
    )
    {
        ["spouse"] = new(CsvFieldKind.Related, Label: "spouse"),
        ["partner"] = new(CsvFieldKind.Related, Label: "partner"),
        ["children"] = new(CsvFieldKind.Related, Label: "child"),
        ["assistant s name"] = new(CsvFieldKind.Related, Label: "assistant"),
        ["manager s name"] = new(CsvFieldKind.Related, Label: "manager"),
        ["referred by"] = new(CsvFieldKind.Related, Label: "referred by"),
        ["assistant s phone"] = new(CsvFieldKind.Phone, Label: "assistant phone"),
        ["company main phone"] = new(CsvFieldKind.Phone, Label: "work main"),
        ["callback"] = new(CsvFieldKind.Phone, Label: "callback"),
        ["radio phone"] = new(CsvFieldKind.Phone, Label: "radio"),
        ["telex"] = new(CsvFieldKind.Phone, Label: "telex"),
        ["tty tdd phone"] = new(CsvFieldKind.Phone, Label: "textphone"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words of a header that say what its values are for.</summary>
    private static readonly FrozenDictionary<string, string> Purposes = new (string Label, string Words)[]
    {
        (
            "home",
            "home personal private privat privee personnel personnelle domicile casa particular pessoal personale thuis prive"
        ),
        (
            "work",
            "work business office geschaftlich dienstlich buro travail professionnel professionnelle bureau trabajo oficina laboral trabalho comercial lavoro ufficio werk zakelijk"
        ),
        (
            "cell",
            "mobile cell cellphone mobil handy mobiltelefon mobilnummer handynummer portable movil celular telemovel cellulare mobiel gsm"
        ),
        ("fax", "fax telefax"),
        ("pager", "pager"),
        ("car", "car"),
        ("isdn", "isdn"),
        ("other", "other weitere andere autre otro outro altro overig"),
    }
        .SelectMany(group => group.Words.Split(' ').Select(word => (word, group.Label)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Label, StringComparer.Ordinal);

    /// <summary>What the header means, or null for an unknown one; the slot is not yet given. O(length).</summary>
    public static CsvField? Find(string header)
    {
        var name = Normal(header);
        if (Names.TryGetValue(name, out var known) || Special.TryGetValue(name, out known))
            return known;
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        // A number behind a name: a further value, or a further line of a street.
        if (words.Count > 1 && words[^1].All(char.IsAsciiDigit))
            words.RemoveAt(words.Count - 1);
        else if (words.Count > 2 && words[^2].All(char.IsAsciiDigit))
            words.RemoveAt(words.Count - 2);
        var labels = words.Where(Purposes.ContainsKey).Select(word => Purposes[word]).Distinct().ToList();
        words.RemoveAll(Purposes.ContainsKey);
        var label = labels.Count == 0 ? null : string.Join(' ', labels);
        var rest = string.Join(' ', words);
        if (rest.Length == 0 && labels.Exists(one => one is "cell" or "fax" or "pager" or "isdn"))
            return new(CsvFieldKind.Phone, Label: label);
        return Names.TryGetValue(rest, out known) && rest.Length > 0 ? known with { Label = label } : null;
    }

    /// <summary>Lower case, without accents, other signs as single blanks.</summary>
    public static string Normal(string header)
    {
        var text = new StringBuilder(header.Length);
        foreach (var c in header.Trim().Trim('\ufeff').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (c == '\u00df')
                text.Append("ss");
            else if (char.IsLetterOrDigit(c))
                text.Append(char.ToLowerInvariant(c));
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    private static FrozenDictionary<string, CsvField> Read(params (CsvFieldKind Kind, string Names)[] table) =>
        table
            .SelectMany(row => row.Names.Split('|').Select(name => (name, new CsvField(row.Kind))))
            .DistinctBy(pair => pair.name)
            .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);
}
