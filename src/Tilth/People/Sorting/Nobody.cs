using Tilth.Search;

namespace Tilth.People.Sorting;

/// <summary>How one tells from a name or an address that it is perhaps nobody's: an office, a machine, an entry without a name.</summary>
internal static class Nobody
{
    private const int MostWords = 4;

    /// <summary>What stands before the @ of an office, in the languages of many address books.</summary>
    private static readonly HashSet<string> OfficeWords = Words(
        """
        info infos information informazioni informacion informacoes informacje office mail email post hello hallo hi hey
        contact contacts contacto contatto contato contactus kontakt kontaktformular yhteys admin administration administrator
        administracion amministrazione sekretariat secretariat secretaria segreteria sales vertrieb verkauf ventes ventas vendite
        vendas salg myynti support help helpdesk hilfe aide ayuda ajuda assistenza service services servicio servizio klantenservice
        kundenservice kundendienst customercare customerservice care reception empfang accueil recepcion reservations reservation
        reservierung reservas prenotazioni booking bookings buchung orders order bestellung billing invoices invoice rechnung
        buchhaltung comptabilite contabilidad accounts accounting finance jobs job karriere careers bewerbung hr personal
        recrutement press presse prensa stampa media marketing team webmaster hostmaster postmaster abuse privacy datenschutz
        legal feedback enquiries enquiry inquiry anfrage shop store tienda boutique events welcome kantoor biuro iroda toimisto
        zentrale praxis verwaltung redaktion redaction redaccion club verein
        """
    );

    /// <summary>What only machines send from.</summary>
    private static readonly HashSet<string> MachineWords = Words(
        """
        noreply donotreply dontreply nichtantworten nepasrepondre norespond noresponder naoresponda nonrispondere mailerdaemon
        newsletter newsletters news notification notifications notify alerts alert updates bounce bounces automail robot
        unsubscribe reply
        """
    );

    private static readonly HashSet<string> OfFirms = Words(
        "gmbh ag kg ug mbh ltd limited inc llc llp plc corp corporation company co sa sas sarl srl spa bv nv oy ab as aps kft zoo lda sl"
    );

    public static bool IsNameless(string name)
    {
        var text = name.Trim();
        if (text.Length == 0 || (text.Contains('@') && !text.Contains(' ')))
            return true;
        return text.Any(char.IsDigit) && !text.Any(char.IsLetter);
    }

    public static bool IsOffice(string email) => OfficeWords.Contains(Before(email));

    public static bool IsMachine(string email) => MachineWords.Contains(Before(email));

    /// <summary>True where it reads as the name of somebody: several words, none of an office or a firm.</summary>
    public static bool IsNamed(string name, IReadOnlySet<string> firms)
    {
        if (IsNameless(name))
            return false;
        var folded = Folding.Fold(name);
        var words = folded.Split([' ', ',', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 1 and <= MostWords
            && !firms.Contains(folded)
            && !words.Any(word => OfFirms.Contains(word) || OfficeWords.Contains(word) || word.Any(char.IsDigit));
    }

    /// <summary>The part before the @ and before any plus, without what some put between its words.</summary>
    private static string Before(string email)
    {
        var local = email.Split('@', '+')[0];
        return string.Concat(local.Where(char.IsLetter));
    }

    private static HashSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
